package org.braidlang.concurrency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeTest {
    private static final class Plain extends Scope {}

    private final Scope root = new Plain();

    private static Scope inside(final Scope outer) {
        final Scope scope = new Plain();
        scope.open(outer);
        return scope;
    }

    @Test
    void childrenStandInTheOrderInWhichTheyWereOpened() {
        final Scope a = inside(root);
        final Scope b = inside(root);
        final Scope c = inside(root);
        assertEquals(List.of(a, b, c), root.children());
        b.close();
        assertEquals(List.of(a, c), root.children());
        a.close();
        c.close();
        assertTrue(root.isEmpty());
    }

    @Test
    void whatRunsInsideAClosedScopeMovesUp() {
        final Scope a = inside(root);
        final Scope inner = inside(a);
        final Scope innermost = inside(inner);
        a.close();
        assertEquals(List.of(inner), root.children());
        assertEquals(root, inner.outer());
        inner.close();
        assertEquals(List.of(innermost), root.children());
        innermost.close();
        assertTrue(root.isEmpty());
    }

    @Test
    void aClosedScopeKeepsNothingAlive() {
        final Scope a = inside(root);
        a.close();
        a.close();
        assertNull(a.outer());
    }

    @Test
    void theOriginOfATaskGoesBackTwentyLinksAtLeastAndNeverGrows() {
        Origin origin = null;
        for (int site = 1; site <= 1000; site++) {
            origin = Origin.of(site, origin);
            int links = 0;
            for (Origin link = origin; link != null; link = link.spawner()) {
                assertEquals(site - links, link.site());
                links++;
            }
            assertTrue(links >= Math.min(site, 20) && links <= 41, "links: " + links);
        }
    }
}
