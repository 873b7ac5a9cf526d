using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Services86.Description;
using Services86.Soap.Wsdl;

namespace Services86.Tests.Soap.Wsdl;

[TestFixture(typeof(IUserAgent))]
[TestFixture(typeof(ISoPrincipalAgent))]
[TestFixture(typeof(IEMailAgent))]
internal sealed class WsdlDocumentTests(Type agent)
{
    private const string Address = "http://localhost:5086/Remote/Services86/Any.svc";

    private static readonly XNamespace Wsdl = "http://schemas.xmlsoap.org/wsdl/";
    private static readonly XNamespace Xs = "http://www.w3.org/2001/XMLSchema";
    private static readonly XNamespace Soap = "http://schemas.xmlsoap.org/wsdl/soap/";

    [Test]
    public void The_schemas_compile_and_declare_every_message_element()
    {
        var definitions = Load(Address);
        var schemas = new XmlSchemaSet { XmlResolver = null };
        foreach (var schema in definitions.Elements(Wsdl + "types").Elements(Xs + "schema"))
        {
            schemas.Add(XmlSchema.Read(schema.CreateReader(), (_, problem) => throw problem.Exception)!);
        }

        schemas.Compile();

        var elements = definitions.Descendants(Wsdl + "part")
            .Select(part => part.Attribute("element")!.Value["tns:".Length..]);
        Assert.That(
            elements,
            Has.All.Matches<string>(
                name => schemas.GlobalElements.Contains(new XmlQualifiedName(name, ServicesVersion.BaseXmlNamespace))));
    }

    [Test]
    public void The_WSDL_has_no_imports()
    {
        var definitions = Load(Address);

        Assert.That(definitions.Descendants().Attributes("schemaLocation"), Is.Empty);
        Assert.That(definitions.Descendants(Wsdl + "import"), Is.Empty);
    }

    [Test]
    public void The_namespace_of_the_SOAP_1_2_binding_is_not_declared()
    {
        var text = Encoding.UTF8.GetString(Document(Address));

        Assert.That(text, Does.Not.Contain("http://schemas.xmlsoap.org/wsdl/soap12/"));
    }

    [TestCase("https://crm.example.com/Cust12345/Remote/Services86/User.svc")]
    [TestCase("http://host/\"a\"/<b>&'c'/User.svc")]
    [TestCase("http://æøå/User.svc")]
    public void The_address_is_written_unchanged(string address)
    {
        var definitions = Load(address);

        Assert.That(
            definitions.Descendants(Soap + "address").Single().Attribute("location")!.Value,
            Is.EqualTo(address));
    }

    private static XElement Load(byte[] document) => XElement.Load(new MemoryStream(document));

    private XElement Load(string address) => Load(Document(address));

    private byte[] Document(string address) => new WsdlDocument(ContractDescription.Of(agent)).ToBytes(address);
}
