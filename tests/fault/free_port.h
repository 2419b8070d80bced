// A port for a server that must be found again at the same place after a restart.
#ifndef DUBAN_TESTS_FAULT_FREE_PORT_H_
#define DUBAN_TESTS_FAULT_FREE_PORT_H_

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "absl/status/statusor.h"

namespace duban::testing {

// A TCP port of the loopback that was free a moment ago. INTERNAL when there is none.
inline absl::StatusOr<int> FreePort() {
  const int fd = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  const bool bound = bind(fd, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                     getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size) == 0;
  close(fd);
  if (!bound) return absl::InternalError("no free port");
  return ntohs(address.sin_port);
}

}  // namespace duban::testing

#endif  // DUBAN_TESTS_FAULT_FREE_PORT_H_
