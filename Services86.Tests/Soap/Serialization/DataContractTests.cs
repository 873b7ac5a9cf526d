using System.Runtime.Serialization;
using System.Text;
using System.Xml;
using Services86.Soap.Serialization;
using Services86.Tests.Support;

namespace Services86.Tests.Soap.Serialization;

/// <summary>The serializers against <see cref="DataContractSerializer"/>, which is what WCF clients have.</summary>
internal sealed class DataContractTests
{
    private static IEnumerable<TestCaseData> Objects() =>
        from type in Carriers.All.Append(typeof(EveryType))
        from filling in Enum.GetValues<Filling>()
        select new TestCaseData(Carriers.Create(type, filling)).SetArgDisplayNames(type.Name, $"{filling}");

    [TestCaseSource(nameof(Objects))]
    public void What_is_written_is_read_by_the_judge_as_the_same(object value)
    {
        var xml = WireElement.Write(value);

        Assert.That(Judge.Write(Judge.Read(value.GetType(), xml)), Is.EqualTo(Judge.Write(value)));
    }

    [TestCaseSource(nameof(Objects))]
    public void What_the_judge_writes_is_read_as_the_same(object value)
    {
        var xml = Judge.Write(value);

        Assert.That(Judge.Write(WireElement.Read(value.GetType(), xml)!), Is.EqualTo(xml));
    }

    [TestCaseSource(nameof(Objects))]
    public void What_is_written_is_read_as_the_same(object value)
    {
        var xml = WireElement.Write(value);

        Assert.That(WireElement.Write(WireElement.Read(value.GetType(), xml)!), Is.EqualTo(xml));
    }

    [Test]
    public void Every_place_in_a_message_declares_the_prefixes_that_its_content_needs(
        [Values(PartStyle.BodyPart, PartStyle.HeaderBlock, PartStyle.DetailEntry)] PartStyle style)
    {
        var parameters = (DSAParameters)Carriers.Create(typeof(DSAParameters), Filling.Null);

        var xml = WireElement.Write(parameters, style);

        Assert.That(() => Judge.Read(typeof(DSAParameters), xml), Throws.Nothing);
    }

    [Test]
    public void There_are_carriers_to_judge()
    {
        Assert.That(Carriers.All, Has.Member(typeof(ServiceAuth)).And.Member(typeof(SoPrincipalCarrier)).And.Member(typeof(SoExtraInfo)));
    }

    private static class Judge
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
