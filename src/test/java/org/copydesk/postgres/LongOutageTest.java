package org.copydesk.postgres;

import static io.restassured.RestAssured.get;
import static org.copydesk.Newsroom.DELIVERY;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A database that is silent for longer than anybody believes that it is only frozen. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(LongOutageTest.Impatient.class)
class LongOutageTest {

    public static class Impatient implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("copydesk.cache.patience", "8s");
        }
    }

    private static final String ADDRESS = DELIVERY + "/articles?limit=95";
    private static final String READY = "/q/health/ready";

    @ConfigProperty(name = TestDatabase.FOLDER)
    Optional<String> folder;

    @Inject
    Newsroom newsroom;

    @Test
    void ready_answers_end_after_a_while_and_with_them_the_readiness() throws Exception {
        assumeTrue(folder.isPresent());
        newsroom.live("The ferry runs again.");
        OutageTest.awaitReady(ADDRESS);
        var server =
                Postmaster.namedBy(Path.of(folder.orElseThrow(), "postgresql")).orElseThrow();
        OutageTest.signal("-STOP", server);
        try {
            await(200, ADDRESS);
            get(READY).then().statusCode(200);
            await(503, ADDRESS);
            get(READY).then().statusCode(503);
        } finally {
            OutageTest.signal("-CONT", server);
        }
        await(200, ADDRESS);
        get(READY).then().statusCode(200);
    }

    private static void await(int status, String address) throws InterruptedException {
        var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (get(address).statusCode() != status) {
            assertTrue(System.nanoTime() < end);
            Thread.sleep(50);
        }
    }
}
