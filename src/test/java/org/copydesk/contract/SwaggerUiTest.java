package org.copydesk.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.copydesk.auth.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** An editor's first quarter of an hour: Swagger UI in a real browser, with nothing but the mouse and a token. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class SwaggerUiTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Newsroom newsroom;

    @TempDir
    static Path profile;

    /** One for all: starting it takes longer than most of what is done in it. */
    private static @Nullable ChromeDriver started;

    private ChromeDriver browser;

    /** What an executed operation shows on the page. */
    record Shown(String status, String body) {

        JsonNode json() throws Exception {
            return JSON.readTree(body);
        }
    }

    @BeforeEach
    void open_the_page() throws Exception {
        newsroom.openSample();
        started = started == null ? start() : started;
        browser = started;
        browser.get("http://127.0.0.1:%d/q/swagger-ui/".formatted(RestAssured.port));
        see(".opblock");
    }

    /** Whoever opens the page next has not authorized. */
    @AfterEach
    void forget_the_token() {
        browser.executeScript("localStorage.clear()");
    }

    @AfterAll
    static void close_the_browser() {
        if (started != null) {
            started.quit();
        }
    }

    private static ChromeDriver start() {
        var options = new ChromeOptions()
                .setBinary(onPath("chromium"))
                .addArguments(
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--window-size=1400,1600",
                        "--user-data-dir=" + profile);
        return new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(onPath("chromedriver"))
                        .build(),
                options);
    }

    @Test
    void an_editor_authorizes_once_writes_publishes_and_reads_as_a_reader() throws Exception {
        assertEquals("401", execute("createArticle").status());
        authorize();

        var created = execute("createArticle");
        assertEquals("201", created.status(), created.body());
        assertEquals("draft", created.json().path("state").asText());
        var id = created.json().path("id").asText();
        assertEquals("404", execute("getArticle", id).status());

        browser.navigate().refresh();
        see(".opblock");
        var published = execute("publishArticle", id);
        assertEquals("200", published.status(), published.body());
        assertEquals("live", published.json().path("liveState").asText());

        var read = execute("getArticle", id);
        assertEquals("200", read.status(), read.body());
        assertEquals(
                created.json().path("headline").asText(),
                read.json().path("headline").asText());
        assertTrue(read.json().path("html").asText().contains("“We have missed the gulls,”"), read.body());
        assertFalse(read.json().has("edNote"), read.body());
    }

    @Test
    void a_moderator_chooses_several_states_from_a_list() throws Exception {
        authorize();
        opened("listDeskComments");
        var states = new Select(see(block("listDeskComments") + " tr[data-param-name='state'] select"));
        states.deselectAll();
        states.selectByVisibleText("visible");
        states.selectByVisibleText("held");

        waiting().until(page -> {
            var found = executed("listDeskComments");
            assertEquals("200", found.status(), found.body());
            return see(block("listDeskComments") + " .request-url").getText().contains("state=visible,held");
        });
    }

    @Test
    void a_value_that_is_added_to_a_list_begins_with_its_example_and_none_is_sent_unasked() throws Exception {
        var slugs = block("listSections") + " tr[data-param-name='slug']";
        var address = block("listSections") + " .request-url";
        assertEquals("200", execute("listSections").status());
        assertFalse(see(address).getText().contains("slug"), see(address).getText());

        see(slugs + " .json-schema-form-item-add").click();
        assertEquals("world", see(slugs + " input").getDomProperty("value"));
        waiting().until(page -> {
            var found = executed("listSections");
            assertEquals("200", found.status(), found.body());
            return see(address).getText().contains("slug=world");
        });
    }

    @Test
    void the_groups_stand_in_the_order_of_the_work_and_none_is_empty() {
        var groups = browser.findElements(By.cssSelector(".opblock-tag-section"));
        assertEquals(
                List.of(
                        "Delivery: articles",
                        "Delivery: quotes",
                        "Delivery: sources",
                        "Delivery: persons",
                        "Delivery: corrections",
                        "Delivery: sections and tags",
                        "Delivery: comments",
                        "Delivery: embargoed",
                        "Delivery: previews",
                        "Desk: articles",
                        "Desk: review",
                        "Desk: history",
                        "Desk: corrections",
                        "Desk: imports",
                        "Desk: citations",
                        "Desk: quotes",
                        "Desk: sources",
                        "Desk: persons",
                        "Desk: comments",
                        "Desk: sections",
                        "Desk: tags",
                        "Desk: batch",
                        "Desk: events",
                        "Desk: tokens"),
                groups.stream()
                        .map(group -> group.findElement(By.cssSelector(".opblock-tag"))
                                .getDomAttribute("data-tag"))
                        .toList());
        groups.forEach(group ->
                assertFalse(group.findElements(By.cssSelector(".opblock")).isEmpty(), group.getText()));
    }

    private void authorize() {
        see(".btn.authorize").click();
        see(".auth-container input").sendKeys(newsroom.token(Role.EDITOR));
        see(".auth-btn-wrapper .authorize").click();
        see(".auth-btn-wrapper .btn-done").click();
    }

    /** Opens an operation, takes what is filled in as it stands, and presses Execute. */
    private Shown execute(String operation) {
        opened(operation);
        return executed(operation);
    }

    /** The same for the record with this id. */
    private Shown execute(String operation, String id) {
        opened(operation);
        var field = see(block(operation) + " tr[data-param-name='id'] input");
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"), id);
        return executed(operation);
    }

    private void opened(String operation) {
        if (browser.findElements(By.cssSelector(block(operation) + " .execute")).isEmpty()) {
            see(block(operation) + " .opblock-summary-control").click();
        }
        // So that the answer before is not taken for the next one.
        browser.findElements(By.cssSelector(block(operation) + " .btn-clear")).forEach(WebElement::click);
    }

    private Shown executed(String operation) {
        see(block(operation) + " .execute").click();
        var answer = block(operation) + " .live-responses-table";
        var status = waiting().until(page -> {
            var shown = see(answer + " tbody td.response-col_status").getText();
            return shown.matches("(?s)\\d{3}.*") ? shown.substring(0, 3) : null;
        });
        return new Shown(status, see(answer + " .highlight-code pre").getText());
    }

    private static String block(String operation) {
        return ".opblock[id$='-" + operation + "']";
    }

    private WebElement see(String what) {
        var element = waiting().until(ExpectedConditions.elementToBeClickable(By.cssSelector(what)));
        browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
        return element;
    }

    private WebDriverWait waiting() {
        var wait = new WebDriverWait(browser, Duration.ofSeconds(20), Duration.ofMillis(50));
        wait.ignoring(StaleElementReferenceException.class);
        return wait;
    }

    /** Installed by src/test/scripts/install-tools. Selenium would otherwise look for one to download. */
    private static File onPath(String program) {
        return Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getenv("PATH"))
                .map(folder -> new File(folder, program))
                .filter(File::canExecute)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(program + " is not installed"));
    }
}
