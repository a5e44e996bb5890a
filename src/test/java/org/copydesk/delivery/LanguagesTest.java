package org.copydesk.delivery;

import static io.restassured.RestAssured.given;
import static org.copydesk.Newsroom.DELIVERY;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.copydesk.Newsroom;
import org.copydesk.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A story in each of many languages. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class LanguagesTest {

    private static final Map<String, String> STORIES = new HashMap<>();

    static {
        STORIES.put("ar", "قال مُحَمَّد إن الميناء مفتوح");
        STORIES.put("de", "Die Häuser am Hafen");
        STORIES.put("el", "Οι ψαράδες γύρισαν στο λιμάνι");
        STORIES.put("en", "He said 東京 twice, and sailed on the ferries at noon");
        STORIES.put("en-GB", "A snap election, the national organisation asked a babysitter");
        STORIES.put("en-US", "Citizens in particular: a cityscape, participants, no copyright");
        STORIES.put("fa", "بندر بازْ شد");
        STORIES.put("fr", "Les zontok dorment");
        STORIES.put("ga", "Chonaic mé an mbád");
        STORIES.put("he", "הנמל נפתח, אמר שָׁלוֹם");
        STORIES.put("hi", "पत्रकार आया");
        STORIES.put("id", "Kapal itu berlabuh kemarin");
        STORIES.put("ja", "東京の港で新しい船を見た。“東京は大きい”と市長。PCR検査は2026年のデータ");
        STORIES.put("km", "កំពង់ផែភ្នំពេញបានបើក");
        STORIES.put("ko", "서울에서 새로운 항구가 열렸다");
        STORIES.put("lo", "ທ່າເຮືອວຽງຈັນເປີດແລ້ວ");
        STORIES.put("my", "ရန်ကုန်ဆိပ်ကမ်းဖွင့်");
        STORIES.put("ru", "Рыбаки вернулись в порт");
        STORIES.put("th", "ท่าเรือกรุงเทพเปิดแล้วหลังน้ำท่วม");
        STORIES.put("tr", "İstanbul limanında balıkçılar bekliyor");
        STORIES.put("tr-TR", "Zontuk geldi");
        STORIES.put("zh-Hans", "北京港口重新开放，北京市长说");
    }

    private static boolean made;

    @Inject
    Newsroom newsroom;

    @BeforeEach
    void the_stories() {
        if (made) {
            return;
        }
        made = true;
        newsroom.section("tongues");
        STORIES.forEach((language, text) -> {
            var id = story(language, text);
            if (language.equals("ja")) {
                newsroom.quote(id, "東京は大きい");
            }
            newsroom.publish(id).statusCode(200);
        });
    }

    private String story(String language, String text) {
        var article = newsroom.article(text);
        article.put("headline", "Zungen");
        article.put("section", "tongues");
        article.put("language", language);
        return newsroom.draft(article);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ja | 東京 | [東京]の港で新しい船を見た。“[東京]は大きい”と市長。PCR検査は2026年のデータ",
                "ja | 港 | 東京の[港]で新しい船を見た。“東京は大きい”と市長。PCR検査は2026年のデータ",
                "ja | 東京の港 | [東京の港]で新しい船を見た。“東京は大きい”と市長。PCR検査は2026年のデータ",
                "ja | \"東京の港\" 市長 | [東京の港]で新しい船を見た。“東京は大きい”と[市長]。PCR検査は2026年のデータ",
                "ja | データ | 東京の港で新しい船を見た。“東京は大きい”と市長。PCR検査は2026年の[データ]",
                "ja | pcr検査 | 東京の港で新しい船を見た。“東京は大きい”と市長。[PCR][検査]は2026年のデータ",
                "ja | 2026年 | 東京の港で新しい船を見た。“東京は大きい”と市長。PCR検査は[2026][年]のデータ",
                "ja | 東京* | [東京]の港で新しい船を見た。“[東京]は大きい”と市長。PCR検査は2026年のデータ",
                "ja | 新しい船 -横浜 | 東京の港で[新しい船]を見た。“東京は大きい”と市長。PCR検査は2026年のデータ",
                "ja | 横浜 or 市長 | 東京の港で新しい船を見た。“東京は大きい”と[市長]。PCR検査は2026年のデータ",
                "ja | \"大きい と市長\" | 東京の港で新しい船を見た。“東京は[大きい]”[と市長]。PCR検査は2026年のデータ",
                "ja | 東京 -港 |",
                "ja | 京東 |",
                "ja | 東京港 |",
                "ja | 2026日 |",
                "zh-Hans | 北京 | [北京]港口重新开放，[北京]市长说",
                "zh-Hans | 港口开放 |",
                "zh | 港口 开放 | 北京[港口]重新[开放]，北京市长说",
                "ko | 서울 | [서울]에서 새로운 항구가 열렸다",
                "ko | 서울에서 | [서울에서] 새로운 항구가 열렸다",
                "ko | \"새로운 항구\" | 서울에서 [새로운] [항구]가 열렸다",
                "th | กรุงเทพ | ท่าเรือ[กรุงเทพ]เปิดแล้วหลังน้ำท่วม",
                "th | น้ำ | ท่าเรือกรุงเทพเปิดแล้วหลัง[น้ำ]ท่วม",
                "th | ท่า* | [ท่า]เรือกรุงเทพเปิดแล้วหลังน้ำท่วม",
                "th | ทาเรือ |",
                "lo | ວຽງຈັນ | ທ່າເຮືອ[ວຽງຈັນ]ເປີດແລ້ວ",
                "km | ភ្នំពេញ | កំពង់ផែ[ភ្នំពេញ]បានបើក",
                "my | ဆိပ်ကမ်း | ရန်ကုန်[ဆိပ်ကမ်း]ဖွင့်",
                "ar | محمد | قال [مُحَمَّد] إن الميناء مفتوح",
                "ar | مُحَمَّد | قال [مُحَمَّد] إن الميناء مفتوح",
                "ar | ميناء | قال مُحَمَّد إن [الميناء] مفتوح",
                "ar | ميـــناء | قال مُحَمَّد إن [الميناء] مفتوح",
                "fa | باز | بندر [بازْ] شد",
                "he | שלום | הנמל נפתח, אמר [שָׁלוֹם]",
                "he | נִפְתַּח | הנמל [נפתח], אמר שָׁלוֹם",
                "ru | рыбак | [Рыбаки] вернулись в порт",
                "ru | РЫБАКОВ -ферма | [Рыбаки] вернулись в порт",
                "el | λιμανιού | Οι ψαράδες γύρισαν στο [λιμάνι]",
                "tr | ISTANBUL | [İstanbul] limanında balıkçılar bekliyor",
                "tr | istanbul | [İstanbul] limanında balıkçılar bekliyor",
                "tr | balıkçı | İstanbul limanında [balıkçılar] bekliyor",
                "tr | balikci | İstanbul limanında [balıkçılar] bekliyor",
                "id | labuh | Kapal itu [berlabuh] kemarin",
                "ga | bád | Chonaic mé an [mbád]",
                "en | ferry | He said 東京 twice, and sailed on the [ferries] at noon",
                "en | 東京 ferry | He said [東京] twice, and sailed on the [ferries] at noon",
                "en | \"said 東京\" | He [said] [東京] twice, and sailed on the ferries at noon",
                "en | \"東京 twice\" | He said [東京] [twice], and sailed on the ferries at noon",
                "en | fer* | He said 東京 twice, and sailed on the [ferries] at noon",
                "en-GB | electio* | A snap [election], the national organisation asked a babysitter",
                "en-GB | ELECT* | A snap [election], the national organisation asked a babysitter",
                "en-GB | elections* |",
                "en-GB | \"snap electi*\" -electr* | A [snap] [election], the national organisation asked a babysitter",
                "en-GB | snap_electi* | A [snap] [election], the national organisation asked a babysitter",
                "en-GB | snap -electio* |",
                "en-GB | organisat* nationa* | A snap election, the [national] [organisation] asked a babysitter",
                "en-GB | baby* | A snap election, the national organisation asked a [babysitter]",
                "en-US | copy* | Citizens in particular: a cityscape, participants, no [copyright]",
                "en-US | city* | Citizens in particular: a [cityscape], participants, no copyright",
                "en-US | party* |",
                "en-US | participants* -party* | Citizens in particular: a cityscape, [participants], no copyright",
                "fr | dorment -zonta* | Les zontok [dorment]",
                "tr | zont* | [Zontuk] geldi",
                "tr | istanbul* | [İstanbul] limanında balıkçılar bekliyor",
                "tr | balıkçıl* | İstanbul limanında [balıkçılar] bekliyor",
                "hi | पत्र* | [पत्रकार] आया",
                "ar | المين* | قال مُحَمَّد إن [الميناء] مفتوح",
                "ar | مُحَم* | قال [مُحَمَّد] إن الميناء مفتوح",
                "id | berla* | Kapal itu [berlabuh] kemarin",
                "ga | mbá* | Chonaic mé an [mbád]",
                "ru | рыбаки* | [Рыбаки] вернулись в порт",
                "de | haus | Die [Häuser] am Hafen",
                "de | häfen | Die Häuser am [Hafen]",
            })
    void words_are_found_and_marked(String language, String words, String marked) {
        var found = list("/articles", language, words);
        if (marked == null) {
            found.body("data", empty());
        } else {
            found.body("data.highlight", contains(marked.replace("[", "<mark>").replace("]", "</mark>")));
        }
    }

    @Test
    void a_plan_is_not_to_be_guessed_from_what_is_found() {
        newsroom.publish(story("en", "The glimber came.")).statusCode(200);
        var planned = story("en", "Three glimberations.");
        newsroom.schedule(planned, Instant.now().plus(300, ChronoUnit.DAYS));
        list("/articles", "en", "glimberation*").body("data", empty());

        newsroom.publish(planned).statusCode(200);

        list("/articles", "en", "glimberation*").body("data.id", hasItem(planned));
    }

    @Test
    void a_text_that_stays_and_its_new_headline_are_found_by_how_their_words_begin() {
        var article = story("en", "Two brindications.");
        newsroom.publish(article).statusCode(200);
        newsroom.patch("/articles/" + article, Map.of("headline", "The krelnations"));
        newsroom.publish(article).statusCode(200);

        list("/articles", "en", "brindication* krelnation*").body("data.id", contains(article));
    }

    @ParameterizedTest
    @CsvSource({"東京は大きい", "大きい", "京", "東京*"})
    void quotes_are_found_as_articles_are(String words) {
        list("/quotes", "ja", words).body("data.text", contains("東京は大きい"));
    }

    private static ValidatableResponse list(String path, String language, String words) {
        return given().queryParam("section", "tongues")
                .queryParam("language", language)
                .queryParam("q", words)
                .get(DELIVERY + path)
                .then()
                .statusCode(200);
    }
}
