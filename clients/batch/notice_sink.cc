#include "clients/batch/notice_sink.h"

#include <curl/curl.h>
#include <google/protobuf/util/json_util.h>

#include <fstream>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"

namespace duban::client {
namespace {

constexpr char kReason[] = "NOTICE_SINK";
constexpr long kTimeoutSeconds = 10;

absl::Status SinkFault(absl::string_view problem) {
  return WithDetails(absl::UnavailableError(absl::StrCat("提醒没有送出：", problem, " (not delivered)")),
                     {.reason = kReason, .metadata = {}, .violations = {}});
}

absl::StatusOr<std::string> ToJson(const task::v1::Notice& notice) {
  google::protobuf::util::JsonPrintOptions options;
  options.preserve_proto_field_names = true;
  std::string json;
  const auto status = google::protobuf::util::MessageToJsonString(notice, &json, options);
  if (!status.ok()) return SinkFault(status.ToString());
  return json;
}

class FileSink : public NoticeSink {
 public:
  explicit FileSink(std::string path) : path_(std::move(path)) {}

  absl::Status Deliver(const task::v1::Notice& notice) override {
    ASSIGN_OR_RETURN(const std::string json, ToJson(notice));
    std::ofstream file(path_, std::ios::app);
    file << json << '\n';
    file.close();
    return file ? absl::OkStatus() : SinkFault(absl::StrCat("不能写入 ", path_));
  }

 private:
  const std::string path_;
};

size_t DropAnswer(char*, size_t size, size_t count, void*) { return size * count; }

class HttpSink : public NoticeSink {
 public:
  explicit HttpSink(std::string url) : url_(std::move(url)) {}

  absl::Status Deliver(const task::v1::Notice& notice) override {
    ASSIGN_OR_RETURN(const std::string json, ToJson(notice));
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), &curl_easy_cleanup);
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(
        curl_slist_append(nullptr, "Content-Type: application/json; charset=utf-8"), &curl_slist_free_all);
    curl_easy_setopt(curl.get(), CURLOPT_URL, url_.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, json.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(json.size()));
    curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, kTimeoutSeconds);
    curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, DropAnswer);
    const CURLcode code = curl_easy_perform(curl.get());
    if (code != CURLE_OK) return SinkFault(curl_easy_strerror(code));
    long answer = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &answer);
    return answer / 100 == 2 ? absl::OkStatus() : SinkFault(absl::StrCat("对方答复 HTTP ", answer));
  }

 private:
  const std::string url_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<NoticeSink>> OpenSink(const std::string& address) {
  absl::string_view path = address;
  if (absl::ConsumePrefix(&path, "file:") && !path.empty()) {
    return std::make_unique<FileSink>(std::string(path));
  }
  if (absl::StartsWith(address, "http://") || absl::StartsWith(address, "https://")) {
    return std::make_unique<HttpSink>(address);
  }
  return InvalidField("sink", kReason, "应为 file:路径 或 http://… (file:PATH or http://…)");
}

}  // namespace duban::client
