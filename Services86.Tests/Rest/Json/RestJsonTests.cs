using System.Globalization;
using System.Text;
using NUnit.Framework.Constraints;
using Services86.Http;
using Services86.Rest.Errors;
using Services86.Rest.Json;
using Services86.Rest.Responses;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.Json;

internal sealed class RestJsonTests
{
    private const string AnInt = "a whole number from -2147483648 to 2147483647";
    private const string ADate =
        "a date and time such as 2026-11-21T22:47:00, with Z or an offset or without, from year 1 to 9999";

    private static readonly RestJson Json = new();

    [Test]
    public void Members_of_the_base_come_first_and_nulls_are_written()
    {
        var written = Write(new ServiceAuth { Server = "imap", Port = 993 });

        Assert.That(
            written,
            Is.EqualTo(
                """{"TableRight":null,"FieldProperties":null,"ServiceAuthId":0,"Server":"imap","Port":993""" +
                ""","AuthType":null,"Username":null,"Password":null}"""));
    }

    [Test]
    public void Every_type_is_written_in_the_format_of_the_original()
    {
        var written = Write(new EveryType
        {
            Text = "",
            Number = -1,
            Small = 2,
            Yes = true,
            Fraction = 1.5,
            Moment = new DateTime(2026, 11, 21, 22, 47, 0),
            Bytes = [1, 255],
            Texts = ["a", null],
            Numbers = [],
            Fractions = [double.NaN, double.NegativeInfinity],
            Moments = [DateTime.MinValue],
            Enumerations = [RoleType.Anonymous],
            Objects = [null],
            Pairs = new SoExtraInfo { ["a \"key\""] = "b" },
        });

        Assert.That(
            written,
            Is.EqualTo(
                """{"Text":"","Number":-1,"Small":2,"Yes":true,"Fraction":1.5""" +
                ""","Moment":"2026-11-21T22:47:00","Bytes":"Af8=","Texts":["a",null],"Numbers":[],"Fractions":""" +
                """["NaN","-Infinity"],"Moments":["0001-01-01T00:00:00"],"Enumerations":["Anonymous"],"Objects":""" +
                """[null],"Pairs":{"a \"key\"":"b"}}"""));
    }

    [TestCaseSource(typeof(Carriers), nameof(Carriers.All))]
    public void A_written_value_is_read_back_unchanged(Type type)
    {
        foreach (var filling in Enum.GetValues<Filling>())
        {
            var written = Write(Carriers.Create(type, filling));

            var read = Read(written, type);

            Assert.That(Write(read!), Is.EqualTo(written));
        }
    }

    [Test]
    public void A_text_is_escaped_where_JSON_needs_it()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Write("æøå€😀 <&> '/\u2028"), Is.EqualTo("\"æøå€😀 <&> '/\u2028\""));
            Assert.That(Write("a\"b\\c\nd\re\tf"), Is.EqualTo("\"a\\\"b\\\\c\\nd\\re\\tf\""));
            Assert.That(Write("\u0001\u001F"), Is.EqualTo("\"\\u0001\\u001F\""));
        }
    }

    [Test]
    public void An_unpaired_surrogate_is_written_as_the_replacement_character() =>
        Assert.That(Write("a" + (char)0xD800 + "b"), Is.EqualTo("\"a\uFFFDb\""));

    [TestCase("\"5\"", "5")]
    [TestCase("5", "5")]
    [TestCase("-1.50e3", "-1.50e3")]
    [TestCase("true", "true")]
    [TestCase("\"\"", "")]
    [TestCase("null", null)]
    [TestCase("\"\\uD83D\\uDE00\\u0041\"", "😀A")]
    public void A_text_is_read(string json, string? expected) => Assert.That(Read<string>(json), Is.EqualTo(expected));

    [TestCase("0", 0)]
    [TestCase("-2147483648", int.MinValue)]
    [TestCase("\"2147483647\"", int.MaxValue)]
    [TestCase("\" 7 \"", 7)]
    [TestCase("null", 0)]
    public void An_int_is_read(string json, int expected) => Assert.That(Read<int>(json), Is.EqualTo(expected));

    [TestCase("2147483648", "2147483648")]
    [TestCase("5.0", "5.0")]
    [TestCase("1e2", "1e2")]
    [TestCase("true", "true")]
    [TestCase("\"\"", "the text nothing")]
    [TestCase("\"abc\"", "the text 'abc'")]
    [TestCase("{}", "an object")]
    [TestCase("[1]", "a list")]
    public void Other_than_an_int_is_rejected(string json, string found) =>
        Assert.That(
            () => Read<int>(json),
            Refuses($"The body on line 1, position 1, cannot be read: expected {AnInt}, found {found}."));

    [TestCase("true", true)]
    [TestCase("\"False\"", false)]
    [TestCase("1", true)]
    [TestCase("\"0\"", false)]
    public void A_boolean_is_read(string json, bool expected) => Assert.That(Read<bool>(json), Is.EqualTo(expected));

    [TestCase("2")]
    [TestCase("\"yes\"")]
    [TestCase("[]")]
    public void Other_than_a_boolean_is_rejected(string json) =>
        Assert.That(
            () => Read<bool>(json),
            Throws.TypeOf<RestException>().With.Message.Contains("expected true or false, found"));

    [TestCase("1.5", 1.5)]
    [TestCase("\"-2E3\"", -2000)]
    [TestCase("\"Infinity\"", double.PositiveInfinity)]
    [TestCase("\"-INF\"", double.NegativeInfinity)]
    [TestCase("\"NaN\"", double.NaN)]
    public void A_double_is_read(string json, double expected) => Assert.That(Read<double>(json), Is.EqualTo(expected));

    [TestCase("1e999")]
    [TestCase("\"one\"")]
    [TestCase("true")]
    public void Other_than_a_double_is_rejected(string json) => Assert.That(
        () => Read<double>(json),
        Throws.TypeOf<RestException>().With.Message.Contains("expected a number such as 1.5 or 2E3"));

    [TestCase("2026-11-21T22:47:00", "2026-11-21T22:47:00.0000000")]
    [TestCase("2026-11-21T22:47:00.1234567", "2026-11-21T22:47:00.1234567")]
    [TestCase("2026-11-21T22:47:00Z", "2026-11-21T22:47:00.0000000Z")]
    [TestCase("2026-11-21T22:47:00.5+01:00", "2026-11-21T21:47:00.5000000Z")]
    [TestCase("2018-12-24T07:34:45-0500", "2018-12-24T12:34:45.0000000Z")]
    [TestCase("2018-12-24T07:34:45-05", "2018-12-24T12:34:45.0000000Z")]
    [TestCase("2026-11-21", "2026-11-21T00:00:00.0000000")]
    [TestCase("2026-11-21T22:47", "2026-11-21T22:47:00.0000000")]
    [TestCase("2026-11-21T22:47Z", "2026-11-21T22:47:00.0000000Z")]
    [TestCase("9999-12-31T23:59:59.9999999", "9999-12-31T23:59:59.9999999")]
    [TestCase("0001-01-01T00:00:00+01:00", "0001-01-01T00:00:00.0000000Z")]
    [TestCase("0001-01-01T00:00:00+0100", "0001-01-01T00:00:00.0000000Z")]
    [TestCase("0001-01-01+14:00", "0001-01-01T00:00:00.0000000Z")]
    [TestCase("9999-12-31T23:59:59-05:00", "9999-12-31T23:59:59.9999999Z")]
    [TestCase("9999-12-31T23:59-0500", "9999-12-31T23:59:59.9999999Z")]
    [TestCase(" 0001-01-01T00:00:00 ", "0001-01-01T00:00:00.0000000")]
    public void A_date_is_read_in_the_formats_of_ISO_8601(string text, string expected) => Assert.That(
        Read<DateTime>($"\"{text}\"").ToString("O", CultureInfo.InvariantCulture), Is.EqualTo(expected));

    [TestCase("\"\"", "the text nothing")]
    [TestCase("\"0000-01-01T00:00:00\"", "the text '0000-01-01T00:00:00'")]
    [TestCase("\"10000-01-01\"", "the text '10000-01-01'")]
    [TestCase("\"2026-02-30\"", "the text '2026-02-30'")]
    [TestCase("\"11/21/2026\"", "the text '11/21/2026'")]
    [TestCase("\"22:47\"", "the text '22:47'")]
    [TestCase("\"/Date(1)/\"", "the text '/Date(1)/'")]
    [TestCase("1700000000", "1700000000")]
    public void Other_than_a_date_is_rejected(string json, string found) => Assert.That(
        () => Read<DateTime>(json),
        Refuses($"The body on line 1, position 1, cannot be read: expected {ADate}, found {found}."));

    [TestCase(5_000_000, "2026-11-21T22:47:00.5")]
    [TestCase(1, "2026-11-21T22:47:00.0000001")]
    public void The_fraction_of_a_date_is_written_without_trailing_zeros(long ticks, string expected) => Assert.That(
        Write(new DateTime(2026, 11, 21, 22, 47, 0, DateTimeKind.Utc).AddTicks(ticks)), Is.EqualTo($"\"{expected}\""));

    [TestCase(ETableRight.None, "None")]
    [TestCase(ETableRight.Select, "Select")]
    [TestCase(ETableRight.Select | ETableRight.Update | ETableRight.Insert, "URI")]
    [TestCase(ETableRight.Select | ETableRight.Update | ETableRight.Insert | ETableRight.Delete, "FULL")]
    [TestCase(ETableRight.Select | ETableRight.Insert | ETableRight.RestrictedUpdate, "RI, RestrictedUpdate")]
    [TestCase(ETableRight.Select | ETableRight.Delete, "Select, Delete")]
    public void Table_rights_are_written_with_the_names_of_combinations(ETableRight value, string expected) =>
        Assert.That(Write(value), Is.EqualTo($"\"{expected}\""));

    [TestCase(EFieldRight.Read | EFieldRight.Write, "Update")]
    [TestCase(EFieldRight.Read | EFieldRight.Write | EFieldRight.UIHintMandatory, "Update, UIHintMandatory")]
    [TestCase(EFieldRight.Read, "Read")]
    public void Field_rights_are_written_with_the_names_of_combinations(EFieldRight value, string expected) =>
        Assert.That(Write(value), Is.EqualTo($"\"{expected}\""));

    [TestCase("\"FULL\"", 15)]
    [TestCase("\"restrictedupdate,  RI\"", 37)]
    [TestCase("\"Select Insert\"", 5)]
    [TestCase("\"R, 4\"", 5)]
    [TestCase("\"\"", 0)]
    [TestCase("\"none\"", 0)]
    [TestCase("63", 63)]
    [TestCase("null", 0)]
    public void Flags_are_read_in_any_order_and_case(string json, int expected) =>
        Assert.That((int)Read<ETableRight>(json), Is.EqualTo(expected));

    [TestCase("\"InternalAssociate\"", UserType.InternalAssociate)]
    [TestCase("\" internalassociate \"", UserType.InternalAssociate)]
    [TestCase("2", UserType.ResourceAssociate)]
    [TestCase("\"2\"", UserType.ResourceAssociate)]
    [TestCase("null", UserType.Unknown)]
    public void A_name_or_number_of_an_enumeration_is_read(string json, UserType expected) =>
        Assert.That(Read<UserType>(json), Is.EqualTo(expected));

    [TestCase("\"Boss\"")]
    [TestCase("\"\"")]
    [TestCase("9")]
    [TestCase("1.5")]
    [TestCase("\"Unknown, InternalAssociate\"")]
    [TestCase("{}")]
    public void An_unknown_enumeration_member_is_rejected(string json) => Assert.That(
        () => Read<UserType>(json),
        Throws.TypeOf<RestException>().With.Message.Contains("expected one of Unknown, InternalAssociate, "));

    [Test]
    public void Undefined_flags_are_rejected() =>
        Assert.That(() => Read<ETableRight>("64"), Throws.TypeOf<RestException>().With.Message.Contains("found 64."));

    [Test]
    public void Writing_an_undefined_enumeration_value_throws() =>
        Assert.That(() => Write((UserType)9), Throws.InvalidOperationException);

    [Test]
    public void Names_are_read_in_any_case_and_order_and_unknown_ones_are_ignored()
    {
        var read = Read<ServiceAuth>(
            """{ "port": 1, "Unknown": { "Port": [1, {}] }, "SERVICEAUTHID": 2, "TableRight": null, "_Links": [] }""")!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(read.Port, Is.EqualTo(1));
            Assert.That(read.ServiceAuthId, Is.EqualTo(2));
        }
    }

    [Test]
    public void A_name_with_escapes_is_read() =>
        Assert.That(Read<ServiceAuth>("""{ "\u0050ort": 1 }""")!.Port, Is.EqualTo(1));

    [Test]
    public void A_rejection_names_the_member_the_line_and_the_position()
    {
        const string Text = """
            {
              "Objects": [
                {},
                { "Username": "ærlig", "FieldProperties": { "Port": { "FieldLength": "4,0" } } }
              ]
            }
            """;

        Assert.That(
            () => Read<EveryType>(Text),
            Refuses(
                "The member Objects[1].FieldProperties.Port.FieldLength on line 4, position 74, cannot be read: " +
                $"expected {AnInt}, found the text '4,0'."));
    }

    [TestCase(
        """{ "Port": 1, "port": 2 }""",
        "The member port on line 1, position 14, cannot be read: expected it once, found it twice in the same object.")]
    [TestCase(
        """{ "FieldProperties": { "a": null, "a": {} } }""",
        "The member FieldProperties.a on line 1, position 35, cannot be read: expected each key once, found 'a' " +
        "again.")]
    [TestCase(
        """{ "FieldProperties": [] }""",
        "The member FieldProperties on line 1, position 22, cannot be read: expected an object, found a list.")]
    [TestCase("[]", "The body on line 1, position 1, cannot be read: expected an object, found a list.")]
    [TestCase("\"x\"", "The body on line 1, position 1, cannot be read: expected an object, found the text 'x'.")]
    [TestCase(
        """{ "Password": { "a": 1 } }""",
        "The member Password on line 1, position 15, cannot be read: expected a text, found an object.")]
    [TestCase(
        """{ "Password": "a\u0000b" }""",
        "The member Password on line 1, position 15, cannot be read: expected characters that XML 1.0 allows, as " +
        "SOAP clients read them too, found U+0000 at place 2.")]
    [TestCase(
        """{ "Password": "\uD800" }""",
        "The member Password on line 1, position 15, cannot be read: expected Unicode text, found bytes that are not " +
        "UTF-8, or half of a surrogate pair.")]
    [TestCase(
        """{ "FieldProperties": { "a\u0001": null } }""",
        "The member FieldProperties.a\\u0001 on line 1, position 24, cannot be read: expected characters that XML " +
        "1.0 allows, as SOAP clients read them too, found U+0001 at place 2.")]
    public void A_value_that_contradicts_the_contract_is_rejected(string json, string message) =>
        Assert.That(() => Read<ServiceAuth>(json), Refuses(message));

    [TestCase("""{ "Port": 1, }""", "The JSON on line 1, position 14, cannot be read:")]
    [TestCase("{\n  // a comment\n  \"Port\": 1 }", "The JSON on line 2, position 3, cannot be read:")]
    [TestCase("{ 'Port': 1 }", "The JSON on line 1, position 3, cannot be read:")]
    [TestCase("{ \"Port\": 1", "The JSON on line 1, position 12, cannot be read:")]
    [TestCase("{ \"Port\": 01 }", "The JSON on line 1, position 12, cannot be read:")]
    [TestCase("{} {}", "The JSON on line 1, position 4, cannot be read:")]
    [TestCase(
        "{ \"Password\": secret-of-the-client }",
        "The JSON on line 1, position 15, cannot be read: 's' is an invalid start of a value.")]
    public void Malformed_JSON_is_rejected_with_line_and_position(string json, string message) => Assert.That(
        () => Read<ServiceAuth>(json),
        Throws.TypeOf<RestException>().With.Message.StartsWith(message)
            .And.Message.Not.Contains("secret-of-the-client")
            .And.Message.Not.Contains("LineNumber").And.Message.Not.Contains("options"));

    [Test]
    public void JSON_that_is_too_deep_is_rejected()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"a":[""", 100));

        Assert.That(() => Read<ServiceAuth>(deep), Throws.TypeOf<RestException>().With.Message.Contains("depth of 64"));
    }

    [TestCase(
        "port",
        """{"TableRight":null,"FieldProperties":null,"ServiceAuthId":null,"Server":null,"Port":5,"AuthType":null""" +
        ""","Username":null,"Password":null}""")]
    [TestCase(
        "TABLERIGHT/mask, fieldproperties/Port",
        """{"TableRight":{"Mask":"Select","Reason":null},"FieldProperties":{"Port":null,"Server":null}""" +
        ""","ServiceAuthId":null,"Server":null,"Port":null,"AuthType":null,"Username":null,"Password":null}""")]
    [TestCase(
        "TableRight/mask,tableright,nothing/of/this",
        """{"TableRight":{"Mask":"Select","Reason":"r"},"FieldProperties":null,"ServiceAuthId":null,"Server":null""" +
        ""","Port":null,"AuthType":null,"Username":null,"Password":null}""")]
    public void Members_that_are_not_selected_are_written_as_null(string select, string expected)
    {
        var value = new ServiceAuth
        {
            Port = 5,
            TableRight = new TableRight { Mask = ETableRight.Select, Reason = "r" },
            FieldProperties = new FieldPropertyDictionary { ["Port"] = null, ["Server"] = new FieldProperty() },
        };

        Assert.That(Write(value, select), Is.EqualTo(expected));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" , / ")]
    public void An_empty_selection_selects_everything(string? select) => Assert.That(Selection.Parse(select), Is.Null);

    [Test]
    public void A_selection_applies_to_the_items_of_a_list() => Assert.That(
        Write(new[] { new SoTimeZone { SoTimeZoneId = 1, SoTimeZoneLocationCode = "UTC" } }, "SoTimeZoneId"),
        Is.EqualTo("""[{"SoTimeZoneId":1,"SoTimeZoneLocationCode":null}]"""));

    private static EqualStringConstraint Refuses(string message) =>
        Throws.TypeOf<RestException>().With.Message.EqualTo(message + " Correct it and send the request again.");

    private static T? Read<T>(string json) => (T?)Read(json, typeof(T));

    private static object? Read(string json, Type type) => Json.ReadValue(Encoding.UTF8.GetBytes(json), type);

    private static string Write(object value, string? select = null)
    {
        using var output = new PooledBuffer(0);
        Json.WriteValue(output, value.GetType(), value, Selection.Parse(select));
        return Encoding.UTF8.GetString(output.Written.Span);
    }
}
