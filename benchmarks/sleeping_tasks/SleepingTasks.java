import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** On virtual threads: Java has no coroutines. */
final class SleepingTasks {
    public static void main(final String[] args) throws InterruptedException, ExecutionException {
        final int count = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        final long start = System.nanoTime();
        long total = 0;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            final List<Future<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                final int number = i;
                tasks.add(executor.submit(() -> {
                    Thread.sleep(1_000);
                    return number;
                }));
            }
            for (final Future<Integer> task : tasks) {
                total += task.get();
            }
        }
        final double took = (System.nanoTime() - start) / 1e9;
        if (total != (long) count * (count - 1) / 2 || took < 1) {
            throw new AssertionError(total + " after " + took + " s");
        }
        System.out.printf(Locale.ROOT, "took: %.9f s%n", took);
    }
}
