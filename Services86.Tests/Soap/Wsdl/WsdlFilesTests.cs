using Services86.Description;
using Services86.Soap.Wsdl;
using Services86.Tests.Support;

namespace Services86.Tests.Soap.Wsdl;

internal sealed class WsdlFilesTests
{
    [TestCase(typeof(IUserAgent))]
    [TestCase(typeof(ISoPrincipalAgent))]
    [TestCase(typeof(IEMailAgent))]
    public void The_WSDL_file_in_the_repository_is_up_to_date(Type agent)
    {
        var contract = ContractDescription.Of(agent);
        var path = Repository.Path($"wsdl/{contract.Name}.wsdl");
        var address = $"http://localhost:5086/Remote/Services86/{contract.Name}.svc";

        var served = new WsdlDocument(contract).ToBytes(address);

        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllBytes(path, served);
        }

        Assert.That(
            File.ReadAllBytes(path),
            Is.EqualTo(served),
            $"Run the test with UPDATE_GOLDEN=1 to rewrite {path}.");
    }
}
