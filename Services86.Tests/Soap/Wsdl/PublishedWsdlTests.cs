using Services86.Description;
using Services86.Soap.Wsdl;
using Services86.Tests.Support;

namespace Services86.Tests.Soap.Wsdl;

[TestFixture(typeof(IUserAgent))]
[TestFixture(typeof(ISoPrincipalAgent))]
[TestFixture(typeof(IEMailAgent))]
internal sealed class PublishedWsdlTests(Type agent)
{
    private WsdlModel _served = null!;
    private WsdlModel _published = null!;

    [OneTimeSetUp]
    public void ReadBoth()
    {
        var contract = ContractDescription.Of(agent);
        var path = Reference.PathOf($"wsdl/WSDL-Services86-{contract.Name}.xml");
        var address = $"http://localhost:5086/Remote/Services86/{contract.Name}.svc";

        _served = WsdlModel.Parse(new WsdlDocument(contract).ToBytes(address));
        _published = WsdlModel.Parse(File.ReadAllBytes(path));
    }

    [Test]
    public void Everything_served_is_what_is_published()
    {
        var published = _published.RestrictTo(_served.Operations);

        Assert.That(_served.Lines, Is.EqualTo(published.Lines));
    }

    [Test]
    public void Operations_are_in_the_published_order()
    {
        var published = _published.Operations.Where(_served.Operations.Contains);

        Assert.That(_served.Operations, Is.EqualTo(published));
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
