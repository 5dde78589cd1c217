package org.braidlang.stdlib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.braidlang.runtime.ErrorKind;
import org.braidlang.runtime.Library;
import org.braidlang.runtime.Methods;
import org.braidlang.runtime.ModuleValue;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The reference lists what is there: each built-in name, each member of a module, each method of a type, and no other. */
class ReferenceTest {
    private static final Path REFERENCE = Path.of("..", "docs", "language.md");
    private static final Pattern CODE = Pattern.compile("`([A-Za-z_.][\\w.]*)[^`]*`");

    private static String reference() throws IOException {
        return Files.readString(REFERENCE);
    }

    /** The names between backquotes in a part of the reference, without what stands in parentheses behind them. */
    private static String names(final String part) {
        return sorted(CODE.matcher(part).results().map((MatchResult found) -> found.group(1)));
    }

    private static String sorted(final Stream<String> names) {
        return names.collect(Collectors.toCollection(TreeSet::new)).stream()
                .map(name -> "`" + name + "`").collect(Collectors.joining(" "));
    }

    /** What a row of a table says of a word. */
    private static String row(final String word) throws IOException {
        final String text = reference();
        return text.substring(text.indexOf("\n## Modules")).lines()
                .filter(line -> line.startsWith("| `" + word + "` |")).findFirst()
                .map(line -> line.substring(line.indexOf('|', 1))).orElse("");
    }

    private static Stream<Library> libraries(final Predicate<String> name) {
        return ServiceLoader.load(Library.class).stream().map(ServiceLoader.Provider::get)
                .filter(library -> name.test(library.name()));
    }

    @TestFactory
    Stream<DynamicTest> membersOfModules() {
        return libraries(name -> !name.isEmpty()).map(module -> DynamicTest.dynamicTest(module.name(), () ->
                assertEquals(sorted(module.members().entrySet().stream().flatMap(member ->
                        member.getValue() instanceof ModuleValue inner
                                ? inner.members().keySet().stream().map(name -> member.getKey() + "." + name)
                                : Stream.of(member.getKey()))), names(row(module.name())))));
    }

    @TestFactory
    Stream<DynamicTest> methodsOfTypes() {
        return Stream.of("str", "bytes", "list", "tuple", "dict", "set", "range", "int", "float")
                .map(type -> DynamicTest.dynamicTest(type, () ->
                        assertEquals(sorted(Methods.ofType(type).keySet().stream()), names(row(type)))));
    }

    @Test
    void builtInNames() throws IOException {
        final String text = reference();
        final int start = text.indexOf("\nFunctions: ");
        final int end = text.indexOf("and the kinds of errors.", start);
        assertTrue(start >= 0 && end >= 0);
        assertEquals(sorted(libraries(String::isEmpty).flatMap(library -> library.members().entrySet().stream())
                .filter(member -> !(member.getValue() instanceof ErrorKind)).map(member -> member.getKey())),
                names(text.substring(start, end)));
    }

    @Test
    void kindsOfErrors() throws IOException {
        final String text = reference();
        final int start = text.indexOf("The kinds are `Error`");
        final String listed = text.substring(start, text.indexOf("stands apart", start)).replaceAll("[`,.]", " ");
        assertEquals(sorted(ErrorKind.all().stream().map(ErrorKind::name)),
                sorted(Stream.of(listed.split("\\s+")).filter(word -> word.endsWith("Error"))));
    }
}
