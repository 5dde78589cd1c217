package org.braidlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The methods of str and bytes with random arguments, as Python of this machine answers. */
class StrMethodsAgainstPythonTest {
    private static final String PROGRAM = Python.PREAMBLE
            + """
            def shown(value):
                if value is None or value is True or value is False:
                    return str(value).lower()
                if isinstance(value, list):
                    return "[" + ", ".join(map(shown, value)) + "]"
                if isinstance(value, tuple):
                    return "(" + ", ".join(map(shown, value)) + ")"
                return repr(value)
            for line in sys.stdin:
                method, *arguments = bytes.fromhex(line.strip()).decode().split("\\x00")
                self, *arguments = map(eval, arguments)
                try:
                    result = shown(getattr(self, method)(*arguments))
                except (ValueError, TypeError, IndexError) as e:
                    result = "error: " + str(e)
                print(result.encode().hex())
            """;

    private static final String[] TEXTS = {
        "", "a", "abc", "Hello World", " \t two  words\n", "aXbXc", "x=1=2", "ÄÖÜ ß straße", "ΑΣ ΣΟΦΟΣ", "ǆemal ǅ Ǆ",
        "😀 smile 😀", "a😀b😀c", "+12", "-7", "line1\nline2\r\nline3\rline4\u2028end", "\n", "a\n", "tab\tbed\t\tx",
        "they're bill's", "123", "½", "²", "٣", "abc123", "_name", "9lives", "ΣΑΣ", "ŉ ﬁ ﬀ", "İstanbul ı", "aaaa",
        "\u00a0 x \u3000", "a,b,,c", "foo.bar.baz", "A1b2", "\u001c\u0085"
    };
    private static final String[] PARTS = {"", "a", "X", "=", " ", "😀", "b", "aa", ",", ".", "lin", "Hello", "ab"};
    private static final Object[] POSITIONS = {None.NONE, 0L, 1L, 2L, 3L, 7L, 100L, -1L, -2L, -100L};

    private final Random random = new Random(7);

    @TempDir
    private Path directory;

    private record Call(String method, List<Object> arguments) {}

    @Test
    void everyMethodAnswersAsInPython() throws Exception {
        final List<Call> calls = new ArrayList<>();
        for (final String method : List.of(
                "upper", "lower", "casefold", "swapcase", "title", "capitalize", "isalpha", "isdigit", "isdecimal",
                "isnumeric", "isalnum", "isspace", "isupper", "islower", "istitle", "isidentifier", "isprintable",
                "isascii", "strip", "lstrip", "rstrip", "split", "rsplit", "splitlines", "expandtabs", "encode")) {
            for (final String text : TEXTS) {
                calls.add(new Call(method, List.of(text)));
            }
        }
        for (int i = 0; i < 300; i++) {
            for (final String method : List.of(
                    "find", "rfind", "index", "rindex", "count", "startswith", "endswith")) {
                calls.add(new Call(method, arguments(text(), part(), position(), position())));
            }
            for (final String method : List.of("split", "rsplit")) {
                calls.add(new Call(method, List.of(text(), part(), (long) random.nextInt(4) - 1)));
                calls.add(new Call(method, List.of(text(), None.NONE, (long) random.nextInt(4) - 1)));
            }
            for (final String method : List.of("strip", "lstrip", "rstrip", "partition", "rpartition", "removeprefix",
                    "removesuffix")) {
                calls.add(new Call(method, List.of(text(), part())));
            }
            for (final String method : List.of("ljust", "rjust", "center")) {
                final String fill = random.nextInt(5) > 0 ? "*" : "😀";
                calls.add(new Call(method, List.of(text(), (long) random.nextInt(20), fill)));
            }
            calls.add(new Call("zfill", List.of(text(), (long) random.nextInt(20))));
            calls.add(new Call("expandtabs", List.of(text(), (long) random.nextInt(9))));
            calls.add(new Call("replace", List.of(text(), part(), part(), (long) random.nextInt(5) - 1)));
            calls.add(new Call("join", List.of(part(), ListValue.of(text(), text(), part()))));
            calls.add(new Call("splitlines", List.of(text(), true)));
            calls.add(new Call("startswith", List.of(text(), TupleValue.of(part(), part()))));
            calls.add(new Call("encode", List.of(text(), pick("ascii", "latin-1", "utf-16", "utf-8"),
                    pick("ignore", "replace", "backslashreplace", "strict", "xmlcharrefreplace"))));
        }
        compare(calls, StrMethodsAgainstPythonTest::str);
    }

    @Test
    void bytesAnswerAsInPython() throws Exception {
        final List<Call> calls = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            final Object self = random.nextBoolean() ? bytes(text()) : noise();
            calls.add(new Call("decode", List.of(self, pick("utf-8", "ascii", "latin-1"),
                    pick("strict", "ignore", "replace", "backslashreplace"))));
            calls.add(new Call("hex", List.of(self)));
            calls.add(new Call("find", arguments(self, bytes(part()), position(), position())));
            calls.add(new Call("count", arguments(self, bytes(part()), position(), position())));
            calls.add(new Call("startswith", arguments(self, bytes(part()), position(), position())));
            calls.add(new Call("endswith", arguments(self, TupleValue.of(bytes(part()), bytes(part())))));
            calls.add(new Call("split", List.of(self, bytes(part()), (long) random.nextInt(4) - 1)));
            calls.add(new Call("split", List.of(self, None.NONE, (long) random.nextInt(4) - 1)));
            calls.add(new Call("replace", List.of(self, bytes(part()), bytes(part()))));
            calls.add(new Call("strip", List.of(self)));
            calls.add(new Call("join", List.of(bytes(part()), ListValue.of(self, bytes(part())))));
        }
        compare(calls, name -> BytesMethodsTable.BYTES.get(name));
    }

    @Test
    void almostAllCodePointsAreOfTheSameKindAsInPython() throws Exception {
        final List<String> methods = List.of(
                "isprintable", "upper", "lower", "casefold", "title", "swapcase", "isalpha", "isdigit", "isdecimal",
                "isnumeric", "isspace", "isidentifier");
        final List<Call> calls = new ArrayList<>();
        for (int codePoint = 0; codePoint < 0x20000; codePoint += codePoint < 0x3000 ? 1 : 7) {
            if (Character.isDefined(codePoint) && (codePoint < 0xd800 || codePoint > 0xdfff)) {
                for (final String method : methods) {
                    calls.add(new Call(method, List.of(Character.toString(codePoint))));
                }
            }
        }
        final List<String> expected = answers(calls);
        final Map<String, List<String>> different = new TreeMap<>();
        for (int i = 0; i < calls.size(); i += methods.size()) {
            if (!expected.get(i).equals(answer(calls.get(i), StrMethodsAgainstPythonTest::str))) {
                // Java and Python know different versions of Unicode, and one of them does not know this one.
                continue;
            }
            for (int j = i + 1; j < i + methods.size(); j++) {
                final Call call = calls.get(j);
                if (!expected.get(j).equals(answer(call, StrMethodsAgainstPythonTest::str))) {
                    different.computeIfAbsent(call.method, key -> new ArrayList<>())
                            .add(Format.ascii(call.arguments.getFirst()));
                }
            }
        }
        assertTrue(different.values().stream().mapToInt(List::size).sum() < 20, different::toString);
    }

    private interface Table {
        BuiltinFunction get(String name);
    }

    private static BuiltinFunction str(final String name) {
        for (final Map<String, BuiltinFunction> table : List.of(
                StrCaseMethodsTable.STR, StrSearchMethodsTable.STR, StrSplitMethodsTable.STR,
                StrLayoutMethodsTable.STR)) {
            if (table.containsKey(name)) {
                return table.get(name);
            }
        }
        throw new AssertionError(name);
    }

    private void compare(final List<Call> calls, final Table table) throws Exception {
        final List<String> expected = answers(calls);
        for (int i = 0; i < calls.size(); i++) {
            final Call call = calls.get(i);
            assertEquals(expected.get(i), answer(call, table), () -> call.method + " of "
                    + Format.repr(TupleValue.of(call.arguments.toArray())));
        }
    }

    private List<String> answers(final List<Call> calls) throws Exception {
        final List<String> lines = new ArrayList<>();
        for (final Call call : calls) {
            final StringBuilder line = new StringBuilder(call.method);
            for (final Object argument : call.arguments) {
                line.append('\0').append(Format.ascii(argument).replace("none", "None").replace("true", "True"));
            }
            lines.add(HexFormat.of().formatHex(line.toString().getBytes(StandardCharsets.UTF_8)));
        }
        final List<String> answers = new ArrayList<>();
        for (final String answer : Python.run(directory, PROGRAM, lines)) {
            answers.add(new String(HexFormat.of().parseHex(answer), StandardCharsets.UTF_8));
        }
        assertEquals(calls.size(), answers.size());
        return answers;
    }

    private static String answer(final Call call, final Table table) {
        try {
            final Object result = table.get(call.method).call(null, call.arguments.toArray());
            return Format.repr(result).replace(",)", ")");
        } catch (ScriptError e) {
            return "error: " + e.value().message();
        }
    }

    private static List<Object> arguments(final Object... arguments) {
        return List.of(arguments);
    }

    private String text() {
        return pick(TEXTS);
    }

    private String part() {
        return pick(PARTS);
    }

    private Object position() {
        return POSITIONS[random.nextInt(POSITIONS.length)];
    }

    private String pick(final String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static Bytes bytes(final String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private Bytes noise() {
        final byte[] noise = new byte[random.nextInt(8)];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) (random.nextBoolean() ? 0x80 + random.nextInt(0x80) : random.nextInt(256));
        }
        return Bytes.of(noise);
    }
}
