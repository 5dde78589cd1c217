package org.braidlang.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkloadsTest {
    private static Stream<Path> programs(final Workload workload) {
        return workload.languages().stream().map(language -> Path.of(workload.folder(),
                (language == Language.JAVA ? Installation.className(workload.folder()) : workload.folder())
                        + language.extension()));
    }

    @Test
    void each_language_of_a_workload_has_a_program() {
        final List<Path> missing = Workloads.ALL.stream()
                .flatMap(WorkloadsTest::programs)
                .filter(program -> !Files.isRegularFile(program))
                .toList();

        assertEquals(List.of(), missing);
    }

    @Test
    void each_workload_has_a_row() {
        assertTrue(Workloads.ALL.stream().noneMatch(workload -> workload.rows().isEmpty()));
    }

    @Test
    void the_yardstick_of_each_row_has_a_program() {
        for (final Workload workload : Workloads.ALL) {
            for (final Workload.Row row : workload.rows()) {
                assertTrue(workload.languages().contains(row.yardstick()), workload.title());
            }
        }
    }
}
