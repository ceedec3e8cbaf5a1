package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a limit, read from files as the kernel writes them. */
class ContainerMemoryTest {
  private static final OptionalLong NO_LIMIT = OptionalLong.empty();

  @TempDir private Path root;

  private void file(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Of version 2. */
  private void group(String path, String limit, long used, long cached) throws IOException {
    String group = "sys/fs/cgroup/" + path;
    file(group + "/memory.max", limit + "\n");
    file(group + "/memory.current", used + "\n");
    file(
        group + "/memory.stat",
        "anon 5\nfile 99\ninactive_file %d\nactive_file %d\n".formatted(cached - 1, 1));
  }

  private OptionalLong available() {
    return ContainerMemory.available(root);
  }

  @Test
  void whatIsUsedIsLessWhatFilesAreCached() throws Exception {
    file("proc/self/cgroup", "0::/\n");
    group("", "1000", 700, 300);
    assertEquals(OptionalLong.of(600), available());
  }

  @Test
  void theGroupsAroundHaveLimitsToo() throws Exception {
    file("proc/self/cgroup", "0::/user.slice/job:1/step\n");
    group("user.slice", "2000", 1500, 100);
    group("user.slice/job:1", "1000", 700, 100);
    group("user.slice/job:1/step", "max", 700, 100);
    assertEquals(OptionalLong.of(400), available());
    group("user.slice", "2000", 1900, 100);
    assertEquals(OptionalLong.of(200), available());
    group("user.slice", "2000", 2100, 50);
    assertEquals(OptionalLong.of(0), available());
  }

  /** Other groups of version 1, and its number for no limit. */
  @Test
  void versionOneIsRead() throws Exception {
    file("proc/self/cgroup", "9:cpu,cpuacct:/docker/ab\n4:memory:/docker/ab\n0::/\n");
    String base = "sys/fs/cgroup/memory/"; // what the container sees of /docker/ab
    file(base + "memory.limit_in_bytes", "9223372036854771712\n");
    file(base + "memory.usage_in_bytes", "700\n");
    file(base + "memory.stat", "inactive_file 1\ntotal_inactive_file 50\ntotal_active_file 150\n");
    assertEquals(NO_LIMIT, available());
    file(base + "memory.limit_in_bytes", "1000\n");
    assertEquals(OptionalLong.of(500), available());
  }

  @Test
  void whatCannotBeReadIsNoLimit() throws Exception {
    assertEquals(NO_LIMIT, available());
    file("proc/self/cgroup", "nonsense\n0::/\n4:memory:../../a\n");
    assertEquals(NO_LIMIT, available());
    group("", "-1", 5, 5);
    assertEquals(NO_LIMIT, available());
    group("", "99999999999999999999", 5, 5);
    assertEquals(NO_LIMIT, available());
    file("sys/fs/cgroup/memory.max", "1000\n");
    Files.delete(root.resolve("sys/fs/cgroup/memory.current"));
    assertEquals(NO_LIMIT, available());
  }
}
