package dev.ballast.reports.browser;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** One window of a headless Chromium with an empty profile. */
final class Chromium implements AutoCloseable {
    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private static final String SETTLE = """
            const done = arguments[0];
            const places = [...document.querySelectorAll('figure.chart:not([hidden]) > div')];
            const look = () => places.every(place => place.querySelector('canvas'))
                ? requestAnimationFrame(() => requestAnimationFrame(done))
                : setTimeout(look, 10);
            look();
            """;

    private final ChromeDriver driver;
    private boolean runsScripts = true;

    Chromium() {
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .usingAnyFreePort()
                        .build(),
                options());
    }

    private static ChromeOptions options() {
        LoggingPreferences everything = new LoggingPreferences();
        everything.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER.toFile());
        options.setCapability("goog:loggingPrefs", everything);
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync");
        return options;
    }

    /** Shows the next pages as on that screen. */
    void use(Screen screen) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width", screen.width(),
                        "height", screen.height(),
                        "deviceScaleFactor", 1,
                        "mobile", screen.isPhone()));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", screen.isDark() ? "dark" : "light"))));
    }

    /** Whether the scripts of the next pages run. */
    void runScripts(boolean run) {
        runsScripts = run;
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !run));
    }

    /** Returns when the page is loaded, and its charts are drawn. */
    void open(URI page) {
        driver.get(page.toString());
        if (runsScripts) {
            settle();
        }
    }

    /** Opens a page, and says for how long that took a processor: on a machine with other work, less than the time that passed. */
    Duration opening(URI page) {
        command("Performance.enable", Map.of("timeDomain", "threadTicks"));
        Duration before = busy();
        open(page);
        Duration after = busy();
        command("Performance.disable", Map.of());
        return after.minus(before);
    }

    /** For how long the page's thread has worked, since some moment before. */
    private Duration busy() {
        List<?> metrics = (List<?>)
                requireNonNull(command("Performance.getMetrics", Map.of()).get("metrics"));
        for (Object metric : metrics) {
            if (metric instanceof Map<?, ?> map
                    && "TaskDuration".equals(map.get("name"))
                    && map.get("value") instanceof Number seconds) {
                return Duration.ofMillis(Math.round(1000 * seconds.doubleValue()));
            }
        }
        throw new AssertionError("Chromium does not say how long it worked: " + metrics);
    }

    /** What the page complained about since the last call. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** What a script returns that runs in the page. */
    @Nullable Object evaluate(String script) {
        return driver.executeScript(script);
    }

    /** What a script hands to the function that is its last argument. */
    @Nullable Object await(String script) {
        return driver.executeAsyncScript(script);
    }

    /** Returns when what is due by now is drawn. */
    void settle() {
        await(SETTLE);
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    /** What can be read of each of them. */
    List<String> texts(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream()
                .map(WebElement::getText)
                .toList();
    }

    /** Clicks that many pixels from an element's left upper corner. */
    void clickInside(String selector, int right, int down) {
        WebElement element = find(selector);
        driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
        Dimension size = element.getSize();
        new Actions(driver)
                .moveToElement(element, right - size.getWidth() / 2, down - size.getHeight() / 2)
                .click()
                .perform();
    }

    /** Presses keys where the keyboard is. */
    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Presses tab until the keyboard is at an element. */
    void tabTo(String selector) {
        WebElement target = find(selector);
        for (int stops = 0; stops < 100; stops++) {
            if (driver.switchTo().activeElement().equals(target)) {
                return;
            }
            press(Keys.TAB);
        }
        throw new AssertionError("The keyboard does not reach " + selector);
    }

    /** The command of Chromium's own protocol. */
    Map<String, Object> command(String name, Map<String, Object> parameters) {
        return driver.executeCdpCommand(name, parameters);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
