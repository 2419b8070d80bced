#include "services/common/sha256.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace duban {
namespace {

// FIPS 180-4 examples.
constexpr char kOfEmpty[] = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
constexpr char kOfAbc[] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

TEST(Sha256Test, KnownDigests) {
  EXPECT_EQ(HexDigest(""), kOfEmpty);
  EXPECT_EQ(HexDigest("abc"), kOfAbc);
  EXPECT_EQ(HexDigest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(HexDigest(std::string(1000000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256Test, RawDigestHas32Bytes) {
  const std::string digest = Sha256("abc");
  ASSERT_EQ(digest.size(), 32);
  EXPECT_EQ(static_cast<unsigned char>(digest[0]), 0xba);
  EXPECT_EQ(static_cast<unsigned char>(digest[31]), 0xad);
}

TEST(Sha256Test, ThreadsDoNotDisturbEachOther) {
  std::vector<std::string> digests(4);
  std::vector<std::thread> threads;
  for (std::string& digest : digests) {
    threads.emplace_back([&digest] {
      for (int i = 0; i < 1000; ++i) {
        HexDigest(std::string(i, 'x'));
      }
      digest = HexDigest("abc");
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  for (const std::string& digest : digests) {
    EXPECT_EQ(digest, kOfAbc);
  }
}

}  // namespace
}  // namespace duban
