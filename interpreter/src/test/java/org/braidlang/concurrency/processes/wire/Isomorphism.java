package org.braidlang.concurrency.processes.wire;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.braidlang.concurrency.Coroutine;
import org.braidlang.runtime.BoundMethod;
import org.braidlang.runtime.Cell;
import org.braidlang.runtime.Closure;
import org.braidlang.runtime.DictValue;
import org.braidlang.runtime.ErrorValue;
import org.braidlang.runtime.ListValue;
import org.braidlang.runtime.SetValue;
import org.braidlang.runtime.TupleValue;

/** Whether two values have the same structure: equal parts at the same places, and one part at two places in both. */
final class Isomorphism {
    private final Map<Object, Object> forth = new IdentityHashMap<>();
    private final Map<Object, Object> back = new IdentityHashMap<>();

    static void check(final Object left, final Object right) {
        new Isomorphism().same(left, right, "");
    }

    private void same(final Object left, final Object right, final String path) {
        if (left.getClass() != right.getClass() && !(left instanceof Closure) && !(left instanceof Coroutine)
                && !(left instanceof Cell)) {
            throw new AssertionError(path + ": " + left.getClass() + ", " + right.getClass());
        }
        if (left instanceof BoundMethod x && right instanceof BoundMethod y) {
            same(x.receiver(), y.receiver(), path + ".receiver");
            same(x.name(), y.name(), path + ".name");
            return;
        }
        final List<Object> leftParts = parts(left);
        if (leftParts == null) {
            final boolean equal = left instanceof Double x && right instanceof Double y
                    ? Double.doubleToRawLongBits(x) == Double.doubleToRawLongBits(y) : left.equals(right);
            if (!equal) {
                throw new AssertionError(path + ": " + left + " became " + right);
            }
            return;
        }
        final Object known = forth.putIfAbsent(left, right);
        if (known != null || back.containsKey(right)) {
            if (known != right || back.get(right) != left) {
                throw new AssertionError(path + ": shared in one, not in the other");
            }
            return;
        }
        back.put(right, left);
        final List<Object> rightParts = parts(right);
        if (rightParts == null || leftParts.size() != rightParts.size()) {
            throw new AssertionError(path + ": " + leftParts + " became " + rightParts);
        }
        for (int i = 0; i < leftParts.size(); i++) {
            same(leftParts.get(i), rightParts.get(i), path + "/" + i);
        }
    }

    /** What a value consists of, in order; null for one that is compared as a whole. */
    private static List<Object> parts(final Object value) {
        return switch (value) {
            case ListValue list -> List.of(list.toArray());
            case TupleValue tuple when tuple.size() > 0 -> List.of(tuple.toArray());
            case DictValue dict -> List.of(dict.toArray());
            case SetValue set -> List.of(set.toArray());
            case Cell cell -> cell.get() == Cell.UNSET ? List.of() : List.of(cell.get());
            case Closure closure -> List.of(
                    closure.getClass().getName(), List.of(closure.captured()).size(),
                    TupleValue.of(closure.captured()), TupleValue.of(closure.defaults()));
            case Coroutine coroutine -> List.of(coroutine.getClass().getName(), TupleValue.of(coroutine.arguments()));
            case ErrorValue error -> List.of(
                    error.kind(), error.message(), error.cause() == null ? "" : error.cause(),
                    TupleValue.of(error.others().toArray()));
            default -> null;
        };
    }
}
