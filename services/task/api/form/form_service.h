// FormService: the acts on forms.
#ifndef DUBAN_SERVICES_TASK_API_FORM_FORM_SERVICE_H_
#define DUBAN_SERVICES_TASK_API_FORM_FORM_SERVICE_H_

#include "duban/task/v1/form_service.grpc.pb.h"
#include "services/rpc/serve.h"
#include "services/task/api/record_set.h"

namespace duban::task {

// Thread-safe. See form_service.proto for what each method does and refuses.
class FormService final : public v1::FormService::CallbackService {
 public:
  FormService(const rpc::ServerEnv& server, const RecordSet& records);

  grpc::ServerUnaryReactor* GetForm(grpc::CallbackServerContext*, const v1::GetFormRequest*,
                                    v1::Form*) override;
  grpc::ServerUnaryReactor* CheckForm(grpc::CallbackServerContext*, const v1::CheckFormRequest*,
                                      v1::CheckFormResponse*) override;
  grpc::ServerUnaryReactor* CountOverrides(grpc::CallbackServerContext*, const v1::CountOverridesRequest*,
                                           v1::CountOverridesResponse*) override;
  grpc::ServerUnaryReactor* ListForms(grpc::CallbackServerContext*, const v1::ListFormsRequest*,
                                      v1::ListFormsResponse*) override;
  grpc::ServerUnaryReactor* FillForm(grpc::CallbackServerContext*, const v1::FillFormRequest*,
                                     v1::FillFormResponse*) override;
  grpc::ServerUnaryReactor* ConfirmNoChange(grpc::CallbackServerContext*, const v1::ConfirmNoChangeRequest*,
                                            v1::FillFormResponse*) override;
  grpc::ServerUnaryReactor* SubmitForm(grpc::CallbackServerContext*, const v1::SubmitFormRequest*,
                                       v1::Form*) override;
  grpc::ServerUnaryReactor* UnitApproveForm(grpc::CallbackServerContext*, const v1::UnitApproveFormRequest*,
                                            v1::Form*) override;
  grpc::ServerUnaryReactor* UnitReturnForm(grpc::CallbackServerContext*, const v1::UnitReturnFormRequest*,
                                           v1::Form*) override;
  grpc::ServerUnaryReactor* TfApproveForm(grpc::CallbackServerContext*, const v1::TfApproveFormRequest*,
                                          v1::Form*) override;
  grpc::ServerUnaryReactor* TfReturnForm(grpc::CallbackServerContext*, const v1::TfReturnFormRequest*,
                                         v1::Form*) override;

 private:
  const rpc::ServiceEnv env_;
  const RecordSet& records_;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_FORM_FORM_SERVICE_H_
