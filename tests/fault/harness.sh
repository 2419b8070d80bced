# For tests/fault/run.sh and tests/bench/run.sh: where the programs are, and how duban-task is run here.
# Expects $root; sets what the functions say.

fail() {
  echo "$0: $*" >&2
  exit 1
}

# Prints the first folder under which bin/$1 was built: the given one, build/release or build/dev.
# The tests' own programs are no part of a release build, so they may come from another folder than the services.
find_program() {
  for candidate in ${build:+"$build"} "$root/build/release" "$root/build/dev"; do
    if [ -x "$candidate/bin/$1" ]; then
      echo "$candidate/bin/$1"
      return
    fi
  done
  return 1
}

# As find_program, but the program must be there.
need_program() {
  find_program "$1" || fail "$1 is not built; say: cmake --preset dev && cmake --build --preset dev --target $1"
}

# Becomes duban-task on $1 (host:port) with the data, keys and log in the folder $2.
exec_task() {
  exec "$task" --listen "$1" --data-dir "$2/task" --jurisdiction hecheng --bootstrap-admin admin \
    --token-public-key "$2/public.pem" --simulated-clock 2024-01-09T09:00:00+08:00 --log-level warn \
    2>>"$2/duban-task.log"
}

# The machine that figures were read on, in one line.
machine() {
  model=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)
  memory=$(awk '/^MemTotal/ { printf "%.0f GiB", $2 / 1048576 }' /proc/meminfo)
  echo "${model:-unknown CPU}, $(nproc) cores, $memory, $(uname -sr)"
}
