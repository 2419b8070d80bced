#include "services/reporting/domain/score/panel_rank.h"

#include <algorithm>
#include <cstddef>

#include "services/reporting/domain/score/formula_catalogue.h"

namespace duban::reporting {
namespace {

// A unit's leaf with its mean, as it stands before ranking.
struct PanelPlace {
  LeafResult* leaf;
  Rational mean;
  bool ranked;
};

std::vector<PanelPlace> PlacesOf(LeafId id, const std::vector<bool>& ranked, std::vector<CardInput>& inputs) {
  std::vector<PanelPlace> places;
  for (size_t i = 0; i < inputs.size(); ++i) {
    for (LeafResult& leaf : inputs[i].leaves) {
      if (leaf.id == id && leaf.applicable) places.push_back({&leaf, PanelPart(leaf), ranked[i]});
    }
  }
  return places;
}

}  // namespace

void ScorePanelsByRank(const std::vector<bool>& ranked, const Scheme& scheme,
                       std::vector<CardInput>& inputs) {
  for (const LeafId id : {LeafId::kP1, LeafId::kP2b, LeafId::kB1, LeafId::kB3}) {
    if (!IsScoredBy(id, kPanelRank, scheme)) continue;
    const std::vector<PanelPlace> places = PlacesOf(id, ranked, inputs);
    const auto count =
        std::count_if(places.begin(), places.end(), [](const auto& one) { return one.ranked; });
    for (const PanelPlace& place : places) {
      const auto better = std::count_if(places.begin(), places.end(), [&](const PanelPlace& other) {
        return other.ranked && other.mean > place.mean;
      });
      const int rank = place.ranked ? static_cast<int>(better) + 1 : 0;
      *place.leaf = ByPanelRank(*place.leaf, rank, static_cast<int>(count), scheme);
    }
  }
}

}  // namespace duban::reporting
