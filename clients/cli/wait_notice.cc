#include "clients/cli/wait_notice.h"

#include <chrono>

namespace duban::client {
namespace {

constexpr std::chrono::seconds kFirst{2};
constexpr std::chrono::seconds kEvery{10};

}  // namespace

WaitNotice::WaitNotice(const Context& context)
    : context_(context), thread_([this] {
        std::unique_lock lock(mu_);
        std::chrono::seconds waited = kFirst;
        for (auto span = kFirst; !ended_.wait_for(lock, span, [this] { return end_; }); span = kEvery) {
          if (!context_.own_progress) {
            context_.Progress(absl::StrCat(context_.Say("仍在等待服务，已过 ", "still waiting, "),
                                           waited.count(), context_.Say(" 秒", " s")));
          }
          waited += kEvery;
        }
      }) {}

WaitNotice::~WaitNotice() {
  const std::lock_guard lock(mu_);
  end_ = true;
  ended_.notify_all();
}

}  // namespace duban::client
