package org.braidlang.concurrency;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.braidlang.runtime.Cell;
import org.braidlang.runtime.DictValue;
import org.braidlang.runtime.Format;
import org.braidlang.runtime.Globals;
import org.braidlang.runtime.ListValue;
import org.braidlang.runtime.Program;
import org.braidlang.runtime.SharedCell;
import org.braidlang.runtime.TupleValue;

/**
 * What the locks of one message are called: by the top-level variable that leads to one, so that tasks which know it by
 * several names are seen to mean the same; else as its taker calls it, with a number where that says too little.
 */
final class LockNames {
    private static final int DEEPEST = 3;
    private static final int MOST_VISITED = 10_000;
    private static final int LONGEST = 40;

    /** A lock, and the number of the place in the script where it is taken. */
    record Use(LocalLock lock, int site) {}

    private final Program program;
    private final Map<LocalLock, String> variables = new IdentityHashMap<>();
    /** Those that no variable leads to, where their takers' names are no names for them. */
    private final List<LocalLock> numbered = new ArrayList<>();
    private int visited;

    /** @param globals the variables of the tasks of which the message tells */
    LockNames(final Program program, final Object globals, final Collection<Use> uses) {
        this.program = program;
        if (!uses.isEmpty() && globals instanceof Globals known) {
            final List<String> names = program.outline().variables();
            for (int i = 0; i < names.size(); i++) {
                final Object content = known.get(i);
                if (content != null && !(content instanceof SharedCell)) {
                    visit(content instanceof Cell cell ? cell.get() : content, names.get(i), 0);
                }
            }
        }
        final Set<LocalLock> locks = new HashSet<>();
        final Set<String> names = new HashSet<>();
        final Set<List<Object>> pairs = new HashSet<>();
        for (final Use use : uses) {
            if (!variables.containsKey(use.lock)) {
                final String name = whereTaken(program, use.site);
                if (locks.add(use.lock)) {
                    numbered.add(use.lock);
                }
                names.add(name);
                pairs.add(List.of(use.lock, name));
            }
        }
        if (locks.size() == pairs.size() && names.size() == pairs.size()) {
            numbered.clear();
        }
    }

    private void visit(final Object value, final String path, final int depth) {
        if (depth > DEEPEST || ++visited > MOST_VISITED || path.length() > LONGEST) {
            return;
        }
        switch (value) {
            case LocalLock lock -> variables.putIfAbsent(lock, path);
            case ListValue list -> visitItems(list.toArray(), path, depth + 1);
            case TupleValue tuple -> visitItems(tuple.toArray(), path, depth + 1);
            case DictValue dict -> {
                final Object[] pairs = dict.toArray();
                for (int i = 0; i < pairs.length; i += 2) {
                    visit(pairs[i + 1], path + "[" + Format.repr(pairs[i]) + "]", depth + 1);
                }
            }
            default -> { }
        }
    }

    private void visitItems(final Object[] items, final String path, final int depth) {
        for (int i = 0; i < items.length && visited <= MOST_VISITED; i++) {
            visit(items[i], path + "[" + i + "]", depth);
        }
    }

    /** What a lock is called, as it follows "holds". */
    String of(final Use use) {
        final String variable = variables.get(use.lock);
        final String name = variable == null ? whereTaken(program, use.site) : quoted(variable);
        final int number = numbered.indexOf(use.lock) + 1;
        return number > 0 ? ("lock " + number + " " + name).strip() : name.isEmpty() ? "a lock" : "lock " + name;
    }

    /** The lock as the script calls it where it takes it. */
    static String whereTaken(final Program program, final int site) {
        final Program.Location location = site < 0 ? null : program.site(site);
        if (location == null) {
            return "";
        }
        final String text = location.span().text();
        final int end = text.indexOf('{') < 0 ? text.length() : text.indexOf('{');
        final String name = (text.startsWith("lock ") ? text.substring("lock ".length(), end) : text.substring(0, end))
                .strip();
        final boolean tellsIt = !name.isEmpty() && name.length() <= LONGEST && name.indexOf('\n') < 0;
        return tellsIt ? quoted(name) : "";
    }

    private static String quoted(final String name) {
        return "'" + name + "'";
    }
}
