using Services86.Tests.Support;

namespace Services86.Tests.Soap.Serialization;

internal sealed class NumberTests
{
    private const string AnInt = "a whole number from -2147483648 to 2147483647 (xs:int)";
    private const string AShort = "a whole number from -32768 to 32767 (xs:short)";
    private const string ADouble = "a number such as 1.5, 2E3 or INF (xs:double)";

    [TestCase("0", 0)]
    [TestCase("-0", 0)]
    [TestCase("+7", 7)]
    [TestCase("007", 7)]
    [TestCase(" \n 993\t", 993)]
    [TestCase("2147483647", int.MaxValue)]
    [TestCase("-2147483648", int.MinValue)]
    [TestCase("9<!-- a comment -->9<![CDATA[3]]>", 993)]
    public void An_int_is_read(string content, int expected)
    {
        Assert.That(WireElement.ReadContent<int>(content), Is.EqualTo(expected));
    }

    [TestCase("", "nothing")]
    [TestCase(" ", "' '")]
    [TestCase("abc", "'abc'")]
    [TestCase("1.0", "'1.0'")]
    [TestCase("1e3", "'1e3'")]
    [TestCase("1 000", "'1 000'")]
    [TestCase("(5)", "'(5)'")]
    [TestCase("2147483648", "'2147483648'")]
    [TestCase("-2147483649", "'-2147483649'")]
    public void An_invalid_int_is_rejected(string content, string found)
    {
        Assert.That(() => WireElement.ReadContent<int>(content), Refuses.Content("Int32", 1, AnInt, found));
    }

    [Test]
    public void A_long_value_is_truncated_in_the_message()
    {
        var content = new string('9', 100_000);

        Assert.That(
            () => WireElement.ReadContent<int>(content),
            Refuses.Content("Int32", 1, AnInt, $"'{new string('9', 40)}…'"));
    }

    [Test]
    public void A_fault_names_the_path_and_the_line()
    {
        const string Xml = """
            <ServiceAuth xmlns="http://www.superoffice.net/ws/crm/NetServer/Services86">
              <Server>imap.example.com</Server>
              <Port>abc</Port>
            </ServiceAuth>
            """;

        Assert.That(() => WireElement.Read<ServiceAuth>(Xml), Refuses.Content("ServiceAuth/Port", 3, AnInt, "'abc'"));
    }

    [Test]
    public void A_fault_in_a_nested_element_names_the_full_path()
    {
        const string Xml = """
            <EveryType>
              <Objects>
                <ServiceAuth/>
                <ServiceAuth>
                  <FieldProperties>
                    <FieldPropertyDictionaryKeyValuePair>
                      <Key>Port</Key>
                      <Value><FieldLength>4,0</FieldLength></Value>
                    </FieldPropertyDictionaryKeyValuePair>
                  </FieldProperties>
                </ServiceAuth>
              </Objects>
            </EveryType>
            """;

        Assert.That(
            () => WireElement.Read<EveryType>(Xml),
            Refuses.Content(
                "EveryType/Objects/ServiceAuth/FieldProperties/FieldPropertyDictionaryKeyValuePair/Value/FieldLength",
                8,
                AnInt,
                "'4,0'"));
    }

    [Test]
    [SetCulture("sv-SE")]
    public void A_fault_and_a_written_number_do_not_depend_on_the_culture()
    {
        Assert.That(() => WireElement.ReadContent<int>("abc"), Refuses.Content("Int32", 1, AnInt, "'abc'"));
        Assert.That(WireElement.Write(-7), Does.Contain(">-7<"));
    }

    [TestCase("32767", short.MaxValue)]
    [TestCase("-32768", short.MinValue)]
    [TestCase(" 12 ", (short)12)]
    public void A_short_is_read(string content, short expected)
    {
        Assert.That(WireElement.ReadContent<short>(content), Is.EqualTo(expected));
    }

    [TestCase("32768", "'32768'")]
    [TestCase("-32769", "'-32769'")]
    [TestCase("", "nothing")]
    public void An_invalid_short_is_rejected(string content, string found)
    {
        Assert.That(() => WireElement.ReadContent<short>(content), Refuses.Content("Int16", 1, AShort, found));
    }

    [TestCase("1.5", 1.5)]
    [TestCase("2E3", 2000)]
    [TestCase("-0.1e-2", -0.001)]
    [TestCase(" 7 ", 7)]
    [TestCase("INF", double.PositiveInfinity)]
    [TestCase("-INF", double.NegativeInfinity)]
    [TestCase(" INF ", double.PositiveInfinity)]
    [TestCase("NaN", double.NaN)]
    public void A_double_is_read(string content, double expected)
    {
        Assert.That(WireElement.ReadContent<double>(content), Is.EqualTo(expected));
    }

    [TestCase("", "nothing")]
    [TestCase("1,5", "'1,5'")]
    [TestCase("1 5", "'1 5'")]
    [TestCase("one", "'one'")]
    [TestCase("∞", "'∞'")]
    public void An_invalid_double_is_rejected(string content, string found)
    {
        Assert.That(() => WireElement.ReadContent<double>(content), Refuses.Content("Double", 1, ADouble, found));
    }

    [TestCase(double.PositiveInfinity, "INF")]
    [TestCase(double.NegativeInfinity, "-INF")]
    [TestCase(double.NaN, "NaN")]
    [TestCase(0.1, "0.1")]
    [TestCase(double.MaxValue, "1.7976931348623157E+308")]
    public void A_double_is_written_in_the_notation_of_XML_Schema(double value, string expected)
    {
        Assert.That(WireElement.Write(value), Does.Contain($">{expected}<"));
    }

    [TestCase(int.MinValue, "-2147483648")]
    [TestCase(0, "0")]
    [TestCase(int.MaxValue, "2147483647")]
    public void An_int_is_written_in_digits(int value, string expected)
    {
        Assert.That(WireElement.Write(value), Does.Contain($">{expected}<"));
    }
}
