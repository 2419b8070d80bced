// Options of a command that fill in the fields of its request by reflection: the field's type says how its
// text is read, its annotations whether it is required and which resource's id it takes.
//
//   string      as typed; a field that refers to a resource takes its id ("hc-drc", "2024-M03-D1/hc-drc") or
//   name enum        the word or the Chinese term: mid-year, MID_YEAR, 年中 time, date  2024-04-30T17:30 or
//   2024-04-30 (a time: that day's end); spans as 72h bool        a flag message     key=value,key=value or
//   {JSON}; @file reads that text from a file repeated    the option again, or several values of a positional
#ifndef DUBAN_CLIENTS_CLI_REQUEST_OPTIONS_H_
#define DUBAN_CLIENTS_CLI_REQUEST_OPTIONS_H_

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <CLI/CLI.hpp>
#include <deque>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "clients/cli/context.h"

namespace duban::client {

// One option: how it is written ("--item", or "item" for a positional), the field's path in the request
// ("assessment.item"), and its help; without help the field's heading.
struct Bound {
  const char* flag;
  const char* path;
  const char* help = "";
};

// The options of one command. Must outlive the parsing of the command line.
class RequestOptions {
 public:
  // `request` is the command's type of request.
  RequestOptions(CLI::App* command, const google::protobuf::Descriptor* request)
      : command_(command), request_(request) {}

  // Ends the program for a path that the request does not have: a slip that every run would show.
  void Add(const Bound& bound);
  // Adds the positional that tells the resource, where the request has such fields: name, or parent where
  // jurisdiction and campaign do not make it.
  void AddName();
  // Adds what any request with such fields takes: --reason, --filter, --order-by, --etag, --request-id.
  void AddUsual();
  // Takes the whole request from a JSON file (--from), below what the options say.
  void AddFile();
  // Writes what was given into `request`, and the parent. USAGE names the option that cannot be read.
  absl::Status Fill(const Context& context, google::protobuf::Message& request) const;

 private:
  struct Value {
    const CLI::Option* option = nullptr;
    std::string flag;
    std::vector<const google::protobuf::FieldDescriptor*> path;
    std::string one;
    std::vector<std::string> many;
    bool yes = false;
    bool required = false;
  };

  CLI::App* const command_;
  const google::protobuf::Descriptor* const request_;
  std::deque<Value> values_;
  std::string file_;
};

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CLI_REQUEST_OPTIONS_H_
