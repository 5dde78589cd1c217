package org.braidlang.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.constant.ClassDesc;
import java.util.List;
import org.braidlang.engine.Braid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is left out for measuring is still where it was, and what remains is a class. */
class SafeguardTest {
    private static final ClassFile VERIFIER = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
            ClassHierarchyResolver.ofResourceParsing(Braid.class.getClassLoader())
                    .orElse(ClassHierarchyResolver.defaultResolver())));

    @ParameterizedTest
    @EnumSource
    void is_found_and_left_out(final Safeguard safeguard) throws IOException {
        try (InputStream in = Braid.class.getClassLoader().getResourceAsStream(safeguard.entry())) {
            assertNotNull(in, safeguard.entry());
            assertEquals(List.of(), VERIFIER.verify(safeguard.removeFrom(in.readAllBytes())));
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_is_not_there_cannot_be_left_out(final Safeguard safeguard) {
        final byte[] empty = ClassFile.of().build(ClassDesc.of("Empty"), _ -> {});
        assertThrows(IllegalStateException.class, () -> safeguard.removeFrom(empty));
    }

    @Test
    void each_workload_that_is_measured_exists() {
        final List<String> known = Workloads.ALL.stream().map(Workload::folder).toList();
        assertEquals(List.of(), Safety.WORKLOADS.stream().filter(name -> !known.contains(name)).toList());
    }
}
