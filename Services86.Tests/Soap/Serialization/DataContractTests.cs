using System.Runtime.Serialization;
using System.Text;
using System.Xml;
using Services86.Soap.Serialization;
using Services86.Tests.Support;

namespace Services86.Tests.Soap.Serialization;

/// <summary>Compares the serializers with <see cref="DataContractSerializer"/>, which WCF clients use.</summary>
internal sealed class DataContractTests
{
    private static IEnumerable<TestCaseData> Objects() =>
        from type in Carriers.All.Append(typeof(EveryType))
        from filling in Enum.GetValues<Filling>()
        select new TestCaseData(Carriers.Create(type, filling)).SetArgDisplayNames(type.Name, $"{filling}");

    [TestCaseSource(nameof(Objects))]
    public void DataContractSerializer_reads_what_is_written_unchanged(object value)
    {
        var xml = WireElement.Write(value);

        Assert.That(
            WcfSerializer.Write(WcfSerializer.Read(value.GetType(), xml)),
            Is.EqualTo(WcfSerializer.Write(value)));
    }

    [TestCaseSource(nameof(Objects))]
    public void What_DataContractSerializer_writes_is_read_unchanged(object value)
    {
        var xml = WcfSerializer.Write(value);

        Assert.That(WcfSerializer.Write(WireElement.Read(value.GetType(), xml)!), Is.EqualTo(xml));
    }

    [TestCaseSource(nameof(Objects))]
    public void A_value_survives_a_round_trip(object value)
    {
        var xml = WireElement.Write(value);

        Assert.That(WireElement.Write(WireElement.Read(value.GetType(), xml)!), Is.EqualTo(xml));
    }

    [Test]
    public void Every_part_style_declares_the_prefixes_of_its_content(
        [Values(PartStyle.BodyPart, PartStyle.HeaderBlock, PartStyle.DetailEntry)] PartStyle style)
    {
        var parameters = (DSAParameters)Carriers.Create(typeof(DSAParameters), Filling.Null);

        var xml = WireElement.Write(parameters, style);

        Assert.That(() => WcfSerializer.Read(typeof(DSAParameters), xml), Throws.Nothing);
    }

    [Test]
    public void The_test_cases_include_carriers()
    {
        Assert.That(
            Carriers.All,
            Has.Member(typeof(ServiceAuth)).And.Member(typeof(SoPrincipalCarrier)).And.Member(typeof(SoExtraInfo)));
    }

    private static class WcfSerializer
    {
        public static string Write(object value)
        {
            var output = new MemoryStream();
            using (var xml = XmlDictionaryWriter.CreateTextWriter(output, Encoding.UTF8, ownsStream: false))
            {
                Of(value.GetType()).WriteObject(xml, value);
            }

            return Encoding.UTF8.GetString(output.ToArray());
        }

        public static object Read(Type type, string xml)
        {
            var bytes = Encoding.UTF8.GetBytes(xml);
            using var reader = XmlDictionaryReader.CreateTextReader(bytes, XmlDictionaryReaderQuotas.Max);
            return Of(type).ReadObject(reader, verifyObjectName: false)!;
        }

        private static DataContractSerializer Of(Type type) => new(type, type.Name, ServicesVersion.BaseXmlNamespace);
    }
}
