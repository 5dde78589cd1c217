package org.braidlang.runtime;

import java.util.Map;
import org.braidlang.concurrency.Coroutine;
import org.braidlang.concurrency.Lock;
import org.braidlang.concurrency.Semaphore;
import org.jspecify.annotations.Nullable;

/** Attributes and arguments that people know from Python and other languages, and what Braid has in their place. */
final class FamiliarAttributes {
    private static final String HOLD = "'lock m { … }' takes it for a block and lets go of it";
    private static final String AWAIT = "'await t' waits for it, and gives its value or raises its error";
    private static final String ENDED = "'t.done' says whether it has ended";
    private static final String STOP = "'t.cancel()' stops it";
    private static final String NAME = "'t.name' can be read and set";
    private static final String STARTED = "'spawn' has started it";
    private static final String SEND = "'c.send(x)' adds an item";
    private static final String RECEIVE = "'c.receive()' takes an item";
    private static final String CLOSE =
            "'c.close()' says that nothing more comes, and then 'for x in c { … }' ends";
    private static final String COUNT = "'len(c)' counts the items";
    private static final String APPEND = "'xs.append(x)' adds an item";
    private static final String LENGTH = "'len(xs)' counts the items";
    private static final String EACH = "write '[f(x) for x in xs]' or a 'for' loop";
    private static final String CONTAINS = "'x in xs' tells whether it does";
    private static final String SUM = "'sum(xs)' adds them up";
    private static final String CHARACTERS = "'len(s)' counts the characters";
    private static final String PART = "'part in s' tells whether it does";
    private static final String SLICE = "'s[1..3]' is a part of it";
    private static final String KEY = "'key in d' tells whether it is there";
    private static final String POP = "'d.pop(key)' takes it out";
    private static final String SIZE = "'len(d)' counts the keys";
    private static final String ADD = "'s.add(x)' adds an item";
    private static final String MEMBER = "'x in s' tells whether it is there";
    private static final String MEMBERS = "'len(s)' counts the items";
    private static final String LIMIT = "'timeout 2s { … }' around it limits the time";

    private static final Map<String, Map<String, String>> ADVICE = Map.ofEntries(
            Map.entry("Lock", Map.of("acquire", HOLD, "release", HOLD)),
            Map.entry("task", Map.ofEntries(
                    Map.entry("join", AWAIT), Map.entry("result", AWAIT), Map.entry("get", AWAIT),
                    Map.entry("wait", AWAIT), Map.entry("value", AWAIT),
                    Map.entry("add_done_callback", "write what is to be done then behind 'await t'"),
                    Map.entry("cancelled", "'await t' raises a CancelledError if it was"),
                    Map.entry("exception", "'try { await t } catch as e { … }' gives its error"),
                    Map.entry("start", STARTED), Map.entry("run", STARTED),
                    Map.entry("is_alive", ENDED), Map.entry("running", ENDED), Map.entry("ready", ENDED),
                    Map.entry("terminate", STOP), Map.entry("kill", STOP), Map.entry("stop", STOP),
                    Map.entry("get_name", NAME), Map.entry("set_name", NAME))),
            Map.entry("Channel", Map.ofEntries(
                    Map.entry("put", SEND), Map.entry("put_nowait", SEND), Map.entry("push", SEND),
                    Map.entry("append", SEND), Map.entry("get", RECEIVE), Map.entry("get_nowait", RECEIVE),
                    Map.entry("recv", RECEIVE), Map.entry("pop", RECEIVE), Map.entry("join", CLOSE),
                    Map.entry("task_done", CLOSE), Map.entry("shutdown", CLOSE), Map.entry("empty", COUNT),
                    Map.entry("full", COUNT), Map.entry("qsize", COUNT))),
            Map.entry("list", Map.ofEntries(
                    Map.entry("push", APPEND), Map.entry("add", APPEND), Map.entry("length", LENGTH),
                    Map.entry("len", LENGTH), Map.entry("size", LENGTH), Map.entry("map", EACH),
                    Map.entry("filter", "write '[x for x in xs if …]'"), Map.entry("forEach", EACH),
                    Map.entry("each", EACH), Map.entry("contains", CONTAINS), Map.entry("includes", CONTAINS),
                    Map.entry("sum", SUM), Map.entry("join", "write '\", \".join(xs)'"),
                    Map.entry("sorted", "'sorted(xs)' gives a sorted list"),
                    Map.entry("first", "'xs[0]' is the first"), Map.entry("last", "'xs[-1]' is the last"))),
            Map.entry("str", Map.ofEntries(
                    Map.entry("length", CHARACTERS), Map.entry("len", CHARACTERS), Map.entry("size", CHARACTERS),
                    Map.entry("contains", PART), Map.entry("includes", PART), Map.entry("substring", SLICE),
                    Map.entry("substr", SLICE), Map.entry("slice", SLICE),
                    Map.entry("trim", "'s.strip()' takes the space off its ends"),
                    Map.entry("append", "'s + t' joins texts"))),
            Map.entry("dict", Map.ofEntries(
                    Map.entry("has_key", KEY), Map.entry("has", KEY), Map.entry("contains", KEY),
                    Map.entry("containsKey", KEY), Map.entry("remove", POP), Map.entry("delete", POP),
                    Map.entry("iteritems", "'d.items()' gives the pairs"), Map.entry("length", SIZE),
                    Map.entry("len", SIZE), Map.entry("size", SIZE))),
            Map.entry("set", Map.of(
                    "append", ADD, "push", ADD, "has", MEMBER, "contains", MEMBER, "includes", MEMBER,
                    "delete", "'s.discard(x)' takes it out", "length", MEMBERS, "len", MEMBERS, "size", MEMBERS)));

    private FamiliarAttributes() {}

    /** What to write in place of an attribute that values of a type do not have, or null. */
    static @Nullable String advice(final Object target, final String name) {
        return switch (target) {
            case Coroutine _ -> "'await' gives what it returns";
            case ErrorValue _ when name.equals("args") -> "'e.message' is its text";
            default -> ADVICE.getOrDefault(Types.nameOf(target), Map.of()).get(name);
        };
    }

    /** What to write in place of {@code with value { }}, or null. */
    static @Nullable String adviceForWith(final Object value) {
        return switch (value) {
            case Lock _ -> HOLD;
            case Semaphore _ -> "'lock s { … }' takes a permit for a block and gives it back";
            default -> null;
        };
    }

    /** What to write in place of more arguments than a built-in function takes, or null. */
    static @Nullable String adviceForMore(final String function) {
        return switch (function) {
            case "gather", "race", "as_completed" -> "write a list: " + function + "([a, b])";
            case "wait", "receive", "acquire" -> LIMIT;
            default -> null;
        };
    }

    /** What to write in place of an argument that a built-in function does not take by this name, or null. */
    static @Nullable String adviceForArgument(final String argument) {
        return switch (argument) {
            case "timeout" -> LIMIT;
            case "return_exceptions" -> "catch errors in the tasks: 'try { … } catch as e { e }'";
            default -> null;
        };
    }
}
