// Ending a server by SIGTERM (systemd, docker) or SIGINT (a terminal), without a signal handler.
#ifndef DUBAN_SERVICES_RPC_TERMINATION_H_
#define DUBAN_SERVICES_RPC_TERMINATION_H_

namespace duban::rpc {

// Keeps both signals pending for WaitForTermination. First in main: threads started later inherit the mask.
void BlockTerminationSignals();

// Waits for one of them and returns its number.
int WaitForTermination();

}  // namespace duban::rpc

#endif  // DUBAN_SERVICES_RPC_TERMINATION_H_
