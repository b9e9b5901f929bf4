package io.github.lstmforecast.csv;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The names of months and weekdays in the languages that dates are read in, short or long, in lower case and without
 * points. They are those of CLDR as JDK 17 and 25 have them, {@code getDisplayName} of {@code Month} and {@code DayOfWeek}
 * with the text styles full and short, each also standalone; and the German "mrz". They are written down here since those
 * of the running JDK depend on its version and its modules.
 */
final class CalendarNames {
    /** Those of the lines below. */
    static final List<Locale> LANGUAGES = List.of(
            Locale.ENGLISH,
            Locale.GERMAN,
            Locale.FRENCH,
            Locale.forLanguageTag("es"),
            Locale.ITALIAN,
            Locale.forLanguageTag("pt"),
            Locale.forLanguageTag("nl"));

    private static final Map<String, Integer> MONTHS = numbers("""
            january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep october/oct november/nov december/dec
            januar/jan februar/feb märz/mär/mrz april/apr mai juni/jun juli/jul august/aug september/sept/sep oktober/okt november/nov dezember/dez
            janvier/janv février/févr mars avril/avr mai juin juillet/juil août septembre/sept octobre/oct novembre/nov décembre/déc
            enero/ene febrero/feb marzo/mar abril/abr mayo/may junio/jun julio/jul agosto/ago septiembre/sept octubre/oct noviembre/nov diciembre/dic
            gennaio/gen febbraio/feb marzo/mar aprile/apr maggio/mag giugno/giu luglio/lug agosto/ago settembre/set ottobre/ott novembre/nov dicembre/dic
            janeiro/jan fevereiro/fev março/mar abril/abr maio/mai junho/jun julho/jul agosto/ago setembro/set outubro/out novembro/nov dezembro/dez
            januari/jan februari/feb maart/mrt april/apr mei juni/jun juli/jul augustus/aug september/sep oktober/okt november/nov december/dec
            """);

    private static final Map<String, Integer> WEEKDAYS = numbers("""
            monday/mon tuesday/tue wednesday/wed thursday/thu friday/fri saturday/sat sunday/sun
            montag/mo dienstag/di mittwoch/mi donnerstag/do freitag/fr samstag/sa sonntag/so
            lundi/lun mardi/mar mercredi/mer jeudi/jeu vendredi/ven samedi/sam dimanche/dim
            lunes/lun martes/mar miércoles/mié jueves/jue viernes/vie sábado/sáb domingo/dom
            lunedì/lun martedì/mar mercoledì/mer giovedì/gio venerdì/ven sabato/sab domenica/dom
            segunda-feira/seg terça-feira/ter quarta-feira/qua quinta-feira/qui sexta-feira/sex sábado/sáb domingo/dom
            maandag/ma dinsdag/di woensdag/wo donderdag/do vrijdag/vr zaterdag/za zondag/zo
            """);

    private CalendarNames() {}

    /** @param lines of each language one, with its names from the first on; those of one month are separated by slashes */
    private static Map<String, Integer> numbers(String lines) {
        Map<String, Integer> numbers = new HashMap<>();
        for (String line : lines.lines().toList()) {
            List<String> names = Arrays.asList(line.split(" "));
            for (int i = 0; i < names.size(); i++) {
                for (String name : names.get(i).split("/")) {
                    numbers.put(name, i + 1);
                }
            }
        }
        return numbers;
    }

    /** From 1; 0 if it is no month. */
    static int month(String name) {
        return MONTHS.getOrDefault(name.toLowerCase(Locale.ROOT), 0);
    }

    /** Whether it is a day of the week. */
    static boolean isWeekday(String name) {
        return WEEKDAYS.containsKey(name.toLowerCase(Locale.ROOT));
    }
}
