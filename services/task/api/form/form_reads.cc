#include "services/task/api/form/form_reads.h"

#include <deque>
#include <map>
#include <string>
#include <utility>

#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/message/filter.h"
#include "services/task/api/form/form_acts.h"
#include "services/task/api/reading.h"
#include "services/task/convert/from_proto.h"
#include "services/task/convert/to_proto.h"
#include "services/task/domain/check/statistic.h"
#include "services/task/domain/form/form_checks.h"
#include "services/task/domain/form/form_commands.h"
#include "services/task/domain/form/form_lock.h"
#include "services/task/domain/form/overrides.h"
#include "services/task/domain/form/row_evidence.h"
#include "services/task/domain/plan/period_view.h"
#include "services/task/record/form_loader.h"

namespace duban::task {
namespace {

using rpc::CallContext;

// A form with what the checks compare it with, as a reader finds them.
struct FormCase {
  FormRef ref;
  FormContext context;
  FormDocument document;
  CheckBasis basis;
};

absl::Status LoadCase(const Reading& reading, FormCase& into) {
  return reading.record->Read([&](soci::session& session) -> absl::Status {
    const FormKey& key = into.ref.key;
    ASSIGN_OR_RETURN(into.document, LoadFormDocument(session, into.ref.jurisdiction, key));
    std::deque<FormDocument> kept;
    const FormLoader load = [&](const FormKey& earlier) -> absl::StatusOr<const FormDocument*> {
      ASSIGN_OR_RETURN(FormDocument document, LoadFormDocument(session, into.ref.jurisdiction, earlier));
      return &kept.emplace_back(std::move(document));
    };
    ASSIGN_OR_RETURN(into.basis, LoadBasis(load, *reading.reg, key, into.context.items));
    return absl::OkStatus();
  });
}

template <typename Request>
absl::StatusOr<FormCase> ReadCase(const RecordSet& records, const CallContext& call, const Request& request,
                                  std::shared_ptr<const Register>& reg) {
  FormCase result;
  ASSIGN_OR_RETURN(result.ref, ParseFormName(request.name(), "name"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.name(), "name"));
  reg = reading.reg;  // the items in the context live in it
  const FormKey& key = result.ref.key;
  ASSIGN_OR_RETURN(const Campaign* const campaign, FindCampaign(*reading.reg, key.campaign));
  RETURN_IF_ERROR(CheckDekadOf(*campaign, key.period, "name"));
  result.context = BareContext(*reading.reg, *campaign, key, reading.now);
  result.context.items = ItemsOnForm(*reading.reg, key.campaign, key.unit);
  RETURN_IF_ERROR(LoadCase(reading, result));
  // A unit that leads nothing any more (合并、拆分) keeps the forms it made.
  if (result.context.items.empty() && result.document.sequence == 0) return NotFound(request.name());
  return result;
}

// Rows are pre-filled for whoever may still fill them in.
bool MayBeFilled(const FormCase& form) {
  switch (StateAt(form.context, form.document.form)) {
    case FormState::kOpen:
    case FormState::kDraft:
    case FormState::kReturned:
    case FormState::kLateDraft:
    case FormState::kLateReturned:
      return true;
    default:
      return false;
  }
}

void WriteDifferences(const FormCase& form, const std::vector<FormRow>& rows, v1::Form& out) {
  for (const RowDifference& difference : CompareRows(rows, form.basis.history)) {
    v1::Form::Difference& added = *out.add_differences();
    added.set_item(difference.item);
    added.set_field(difference.field);
    added.set_before(difference.before);
    added.set_after(difference.after);
    added.set_change(difference.change);
  }
}

// What is official for the form's period. Empty while nothing is published: PENDING is no value.
std::string OfficialFigure(const Docket& in, const FormKey& key, absl::string_view item) {
  const Statistic* const official = OfficialFor(key.period, [&](const Period& period) -> const Statistic* {
    const Statistic* const found = OfficialValue(in, key.campaign, item, period);
    return found == nullptr || found->Current().value.empty() ? nullptr : found;
  });
  return official == nullptr ? "" : official->Current().value;
}

// Puts the official values beside what was reported, in the draft and in what is attested.
void WriteOfficial(const Docket& in, const FormKey& key, v1::Form& out) {
  for (auto* const rows : {out.mutable_rows(), out.mutable_attested_rows(), out.mutable_pending_rows()}) {
    for (v1::FormRow& row : *rows) row.set_official_value(OfficialFigure(in, key, row.item()));
  }
}

// Every reporting unit's form of a period, recorded or not, by unit.
absl::StatusOr<std::map<std::string, FormDocument>> FormsOfPeriod(const Reading& reading,
                                                                  const PeriodRef& ref) {
  std::map<std::string, FormDocument> documents;
  for (const std::string& unit : ReportingUnits(*reading.reg, ref.campaign)) {
    documents[unit].form.key = FormKey{ref.campaign, ref.period, unit};
  }
  RETURN_IF_ERROR(reading.record->Read([&](soci::session& session) -> absl::Status {
    ASSIGN_OR_RETURN(const std::vector<Stored<Form>> forms,
                     LoadForms(session, ref.jurisdiction, ref.campaign, ref.period));
    for (const Stored<Form>& form : forms) {
      documents[form.value.key.unit] =
          FormDocument{.form = form.value, .sequence = form.sequence, .update_time = form.time};
    }
    return absl::OkStatus();
  }));
  return documents;
}

void WriteFinding(const FormFinding& finding, v1::CheckFormResponse& out) {
  v1::CheckFormResponse::Finding& added = *out.add_findings();
  added.set_severity(static_cast<v1::CheckFormResponse::Finding::Severity>(finding.severity));
  added.set_rule(finding.rule);
  added.set_field(finding.field);
  added.set_problem(finding.problem);
  added.set_remedy(finding.remedy);
  added.set_explained(finding.explained);
}

// What FillForm would refuse, as findings.
void AddRowFaults(const Violations& faults, std::vector<FormFinding>& findings) {
  for (const FieldViolation& fault : faults.list()) {
    findings.push_back({.severity = FormSeverity::kHard,
                        .rule = fault.reason,
                        .field = fault.field,
                        .problem = fault.description});
  }
}

static_assert(static_cast<int>(FormSeverity::kHard) == v1::CheckFormResponse::Finding::SEVERITY_HARD);
static_assert(static_cast<int>(FormSeverity::kSoft) == v1::CheckFormResponse::Finding::SEVERITY_SOFT);

}  // namespace

absl::StatusOr<v1::Form> ReadForm(const RecordSet& records, const CallContext& call,
                                  const v1::GetFormRequest& request) {
  std::shared_ptr<const Register> reg;
  ASSIGN_OR_RETURN(const FormCase form, ReadCase(records, call, request, reg));
  v1::Form shown = ShowForm(form.ref.jurisdiction, form.document, form.context, true);
  std::vector<FormRow> rows;
  if (MayBeFilled(form)) {
    rows = ShownRows(form.context, form.document, form.basis.history);
  } else {
    for (const auto& [item, row] : form.document.rows) rows.push_back(row);
  }
  shown.clear_rows();
  for (const FormRow& row : rows) *shown.add_rows() = ToProto(form.ref.jurisdiction, row);
  WriteOfficial(reg->docket, form.ref.key, shown);
  if (!form.basis.history.before.empty()) {
    shown.set_compared_period(PeriodId(form.basis.history.before.front().period));
  }
  if (request.view() == v1::FORM_VIEW_FULL) WriteDifferences(form, rows, shown);
  return shown;
}

absl::StatusOr<v1::ListFormsResponse> ReadForms(const RecordSet& records, const CallContext& call,
                                                const v1::ListFormsRequest& request) {
  ASSIGN_OR_RETURN(const PeriodRef ref, ParsePeriodName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.parent(), "parent"));
  ASSIGN_OR_RETURN(const Campaign* const campaign, FindCampaign(*reading.reg, ref.campaign));
  RETURN_IF_ERROR(CheckDekadOf(*campaign, ref.period, "parent"));
  ASSIGN_OR_RETURN(MessageList<v1::Form> list, MessageList<v1::Form>::Begin(request));
  ASSIGN_OR_RETURN(const auto documents, FormsOfPeriod(reading, ref));
  for (const auto& [unit, document] : documents) {
    const FormContext context = BareContext(*reading.reg, *campaign, document.form.key, reading.now);
    list.Offer(ShowForm(ref.jurisdiction, document, context, false));
  }
  v1::ListFormsResponse response;
  response.set_next_page_token(list.Finish(*response.mutable_forms()));
  return response;
}

absl::StatusOr<v1::CheckFormResponse> ReadFormFindings(const RecordSet& records, const CallContext& call,
                                                       const v1::CheckFormRequest& request) {
  std::shared_ptr<const Register> reg;
  ASSIGN_OR_RETURN(const FormCase form, ReadCase(records, call, request, reg));
  Violations faults;
  const std::vector<FormRow> given = RowsFromProto(request.rows(), form.ref.jurisdiction, "rows", faults);
  if (!given.empty()) CheckRows(form.context, form.ref.key, given, "rows", faults);
  CheckRowEvidence(*reg, form.ref.key.campaign, given, "rows", faults);
  RowsByItem rows = form.document.rows;
  for (const FormRow& row : given) rows[row.item] = Canonical(row);
  std::vector<FormFinding> findings;
  AddRowFaults(faults, findings);
  for (FormFinding& finding : FindFaults(form.context, rows, form.basis))
    findings.push_back(std::move(finding));
  v1::CheckFormResponse response;
  response.set_passed(true);
  for (const FormFinding& finding : findings) {
    WriteFinding(finding, response);
    if (finding.Blocks()) response.set_passed(false);
  }
  return response;
}

absl::StatusOr<v1::CountOverridesResponse> ReadOverrides(const RecordSet& records, const CallContext& call,
                                                         const v1::CountOverridesRequest& request) {
  ASSIGN_OR_RETURN(const PeriodRef ref, ParsePeriodName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.parent(), "parent"));
  ASSIGN_OR_RETURN(const Campaign* const campaign, FindCampaign(*reading.reg, ref.campaign));
  RETURN_IF_ERROR(CheckDekadOf(*campaign, ref.period, "parent"));
  ASSIGN_OR_RETURN(const auto documents, FormsOfPeriod(reading, ref));
  std::vector<Form> forms;
  for (const auto& [unit, document] : documents) forms.push_back(document.form);
  v1::CountOverridesResponse response;
  for (const auto& [unit, count] : CountOverrides(reading.reg->docket, ref.campaign, ref.period, forms)) {
    v1::CountOverridesResponse::UnitOverrides& added = *response.add_units();
    added.set_unit(UnitName(ref.jurisdiction, unit));
    added.set_late_fills(count.late_fills);
    added.set_excuses(count.excuses);
    added.set_reopenings(count.reopenings);
    added.set_corrections(count.corrections);
  }
  return response;
}

}  // namespace duban::task
