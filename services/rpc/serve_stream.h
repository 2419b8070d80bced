// The path of a streaming call, with the same token, deadline, log line, metric and status as in serve.h.
// Messages are handled on the executor one after another: the next is asked of gRPC when the one before is
// done, so a slow disk or a slow client holds neither a thread nor more than one message.
//
//   grpc::ServerReadReactor<UploadRequest>* Upload(grpc::CallbackServerContext* context, File* response)
//   override {
//     return rpc::ServeUpload<UploadRequest>(env_, context, response, [this](const CallContext& call) {
//       return std::make_unique<UploadSink>(call);
//     });
//   }
#ifndef DUBAN_SERVICES_RPC_SERVE_STREAM_H_
#define DUBAN_SERVICES_RPC_SERVE_STREAM_H_

#include <memory>
#include <utility>

#include "services/rpc/serve.h"

namespace duban::rpc {

// Takes the messages of one call. On the executor, never two at a time; may block.
template <typename Request, typename Response>
class StreamSink {
 public:
  virtual ~StreamSink() = default;
  // Takes the next message. An error ends the call.
  virtual absl::Status Take(const Request& message) = 0;
  // The client has sent all; `done` answers, now or later. Not called for a call that ended before.
  virtual void Finish(Done<Response> done) = 0;
};

// Makes the messages of one call. On the executor, never two at a time; may block.
template <typename Response>
class StreamSource {
 public:
  virtual ~StreamSource() = default;
  // Fills in the next message (empty when given); false when there is none left. An error ends the call.
  virtual absl::StatusOr<bool> Next(Response& message) = 0;
};

// What both directions share. Not for handlers.
class StreamedCall {
 public:
  StreamedCall(const ServiceEnv& service, const MethodEnv& method, grpc::CallbackServerContext& context,
               std::function<void(grpc::Status)> send)
      : call_(std::make_unique<ServedCall>(service, method, context, std::move(send))) {}

  ServedCall& operator*() const { return *call_; }
  ServedCall* operator->() const { return call_.get(); }

  // Ends the call. Last: gRPC may free everything inside.
  void End(const absl::Status& status) {
    const std::unique_ptr<ServedCall> call = std::move(call_);
    call->Finish(status);
  }
  std::unique_ptr<ServedCall> Take() { return std::move(call_); }

  // Runs `work` on the executor; ends the call as SERVER_BUSY when that is full.
  void Run(Executor::Work work) {
    if (!call_->executor().TrySubmit(work)) End(ServerBusy());
  }

 private:
  std::unique_ptr<ServedCall> call_;
};

// Use ServeUpload.
template <typename Request, typename Response, typename Make>
class UploadReactor final : public grpc::ServerReadReactor<Request> {
 public:
  UploadReactor(const ServiceEnv& service, grpc::CallbackServerContext& context, Response* response,
                Make make)
      : context_(context),
        response_(response),
        call_(service, service.MethodOf(Request::descriptor(), Response::descriptor()), context,
              [this](grpc::Status answer) {
                this->grpc::ServerReadReactor<Request>::Finish(std::move(answer));
              }) {
    if (const absl::Status admitted = call_->Admit(); !admitted.ok()) {
      call_.End(admitted);
    } else {
      sink_ = make(call_->context());
      this->StartRead(&message_);
    }
  }

  void OnReadDone(bool ok) override {
    call_.Run([this, ok] { ok ? TakeOne() : Close(); });
  }
  void OnDone() override { delete this; }

 private:
  void TakeOne() {
    absl::Status status = call_->CheckDeadline();
    if (status.ok()) status = sink_->Take(message_);
    if (!status.ok()) return Abandon(status);
    this->StartRead(&message_);
  }

  // What was taken is let go before the client hears of it.
  void Abandon(const absl::Status& status) {
    sink_.reset();
    call_.End(status);
  }

  void Close() {
    if (context_.IsCancelled()) return Abandon(absl::CancelledError("the client gave up"));
    // Kept here: the answer may free this reactor while the sink is still at work.
    const std::unique_ptr<StreamSink<Request, Response>> sink = std::move(sink_);
    sink->Finish(Done<Response>(call_.Take(), response_));
  }

  grpc::CallbackServerContext& context_;
  Response* const response_;
  StreamedCall call_;
  std::unique_ptr<StreamSink<Request, Response>> sink_;
  Request message_;
};

// Use ServeDownload.
template <typename Request, typename Response, typename Open>
class DownloadReactor final : public grpc::ServerWriteReactor<Response> {
 public:
  DownloadReactor(const ServiceEnv& service, grpc::CallbackServerContext& context, const Request& request,
                  Open open)
      : request_(request),
        open_(std::move(open)),
        call_(service, service.MethodOf(Request::descriptor(), Response::descriptor()), context,
              [this](grpc::Status answer) { this->Finish(std::move(answer)); }) {
    if (const absl::Status admitted = call_->Admit(); !admitted.ok()) {
      call_.End(admitted);
    } else {
      call_.Run([this] { Begin(); });
    }
  }

  void OnWriteDone(bool ok) override {
    if (!ok) return call_.End(absl::CancelledError("the client gave up"));
    call_.Run([this] { SendOne(); });
  }
  void OnDone() override { delete this; }

 private:
  void Begin() {
    absl::StatusOr<std::unique_ptr<StreamSource<Response>>> source = open_(call_->context(), request_);
    if (!source.ok()) return call_.End(source.status());
    source_ = *std::move(source);
    SendOne();
  }

  void SendOne() {
    if (const absl::Status waiting = call_->CheckDeadline(); !waiting.ok()) return call_.End(waiting);
    message_.Clear();
    const absl::StatusOr<bool> more = source_->Next(message_);
    if (!more.ok() || !*more) return call_.End(more.status());
    this->StartWrite(&message_);
  }

  const Request& request_;
  Open open_;
  StreamedCall call_;
  std::unique_ptr<StreamSource<Response>> source_;
  Response message_;
};

// Serves a stream from the client. `make` is (const CallContext&) → unique_ptr<StreamSink<Request,
// Response>>, called on gRPC's thread, which it must not block.
template <typename Request, typename Response, typename Make>
grpc::ServerReadReactor<Request>* ServeUpload(const ServiceEnv& service, grpc::CallbackServerContext* context,
                                              Response* response, Make make) {
  return new UploadReactor<Request, Response, Make>(service, *context, response, std::move(make));
}

// Serves a stream to the client. `open` is (const CallContext&, const Request&) →
// StatusOr<unique_ptr<StreamSource<Response>>>, run on the executor.
template <typename Response, typename Request, typename Open>
grpc::ServerWriteReactor<Response>* ServeDownload(const ServiceEnv& service,
                                                  grpc::CallbackServerContext* context,
                                                  const Request* request, Open open) {
  return new DownloadReactor<Request, Response, Open>(service, *context, *request, std::move(open));
}

}  // namespace duban::rpc

#endif  // DUBAN_SERVICES_RPC_SERVE_STREAM_H_
