using Services86.Description;
using Services86.Soap.Wsdl;
using Services86.Tests.Support;

namespace Services86.Tests.Soap.Wsdl;

[TestFixture(typeof(IUserAgent), 84)]
[TestFixture(typeof(IUserAgent), 85)]
[TestFixture(typeof(IUserAgent), 86)]
[TestFixture(typeof(ISoPrincipalAgent), 84)]
[TestFixture(typeof(ISoPrincipalAgent), 85)]
[TestFixture(typeof(ISoPrincipalAgent), 86)]
[TestFixture(typeof(IEMailAgent), 84)]
[TestFixture(typeof(IEMailAgent), 85)]
[TestFixture(typeof(IEMailAgent), 86)]
internal sealed class PublishedWsdlTests(Type agent, int number)
{
    private WsdlModel _served = null!;
    private WsdlModel _published = null!;

    [OneTimeSetUp]
    public void ReadBoth()
    {
        var version = ServicesVersion.Known.Single(version => version.Number == number);
        var contract = ContractDescription.Of(agent, version);
        var path = Reference.PathOf($"wsdl/WSDL-{version.Name}-{contract.Name}.xml");
        var address = $"http://localhost:5086/Remote/{version.Name}/{contract.Name}.svc";

        _served = WsdlModel.Parse(new WsdlDocument(contract).ToBytes(address));
        _published = WsdlModel.Parse(File.ReadAllBytes(path));
    }

    [Test]
    public void The_served_WSDL_equals_the_published_WSDL()
    {
        var published = _published.RestrictTo(_served.Operations);

        Assert.That(_served.Lines, Is.EqualTo(published.Lines));
    }

    [Test]
    public void Operations_are_in_the_published_order()
    {
        var all = ContractDescription.Of(agent, ServicesVersion.Rest).Operations.Select(operation => operation.Name);

        Assert.That(_served.Operations, Is.EqualTo(_published.Operations.Where(all.Contains)));
    }

    [Test]
    public void The_model_holds_every_kind_of_component()
    {
        var kinds = _served.Lines.Select(line => line.Split(' ')[0]).Distinct();

        Assert.That(
            kinds,
            Is.EquivalentTo(["contract", "schema", "portType", "binding", "message", "element", "type", "attribute"]));
    }
}
