// --filter and --order-by, for the lists that have code of their own; those of AddList have them already.
#ifndef DUBAN_CLIENTS_CLI_LIST_OPTIONS_H_
#define DUBAN_CLIENTS_CLI_LIST_OPTIONS_H_

#include <CLI/CLI.hpp>
#include <string>

namespace duban::client {

struct ListOptions {
  std::string filter;
  std::string order_by;

  // The options outlive the parsing of the command line.
  void AddTo(CLI::App* command) {
    command->add_option("--filter", filter, "筛选，如 'state = OPEN AND lead_unit = hc-drc'");
    command->add_option("--order-by", order_by, "排序，如 'due_date desc, name'");
  }
  template <typename Request>
  void Fill(Request& request) const {
    request.set_filter(filter);
    request.set_order_by(order_by);
  }
};

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CLI_LIST_OPTIONS_H_
