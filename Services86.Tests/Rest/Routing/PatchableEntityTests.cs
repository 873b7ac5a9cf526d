using System.ServiceModel;
using Services86.Description;
using Services86.Rest.Routing;

namespace Services86.Tests.Rest.Routing;

internal sealed class PatchableEntityTests
{
    [ServiceContract(Name = "WithoutGet", Namespace = ServicesVersion.BaseXmlNamespace)]
    private interface IAgentWithoutGet
    {
        [OperationContract]
        Task<ServiceAuth?> CreateDefaultServiceAuthAsync();

        [OperationContract]
        Task<ServiceAuth?> SaveServiceAuthAsync([MessageParameter(Name = "ServiceAuth")] ServiceAuth? serviceAuth);
    }

    [ServiceContract(Name = "WithoutDefault", Namespace = ServicesVersion.BaseXmlNamespace)]
    private interface IAgentWithoutDefault
    {
        [OperationContract]
        Task<ServiceAuth?> GetServiceAuthAsync([MessageParameter(Name = "ServiceAuthId")] int serviceAuthId);

        [OperationContract]
        Task<ServiceAuth?> SaveServiceAuthAsync([MessageParameter(Name = "ServiceAuth")] ServiceAuth? serviceAuth);
    }

    [ServiceContract(Name = "GetByName", Namespace = ServicesVersion.BaseXmlNamespace)]
    private interface IAgentThatGetsByName
    {
        [OperationContract]
        Task<ServiceAuth?> CreateDefaultServiceAuthAsync();

        [OperationContract]
        Task<ServiceAuth?> GetServiceAuthAsync([MessageParameter(Name = "Name")] string? name);

        [OperationContract]
        Task<ServiceAuth?> SaveServiceAuthAsync([MessageParameter(Name = "ServiceAuth")] ServiceAuth? serviceAuth);
    }

    [Test]
    public void An_entity_with_Get_and_CreateDefault_can_be_patched()
    {
        var patchable = Save(typeof(IUserAgent)).Patchable!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(patchable.Get.Name, Is.EqualTo("GetServiceAuth"));
            Assert.That(patchable.CreateDefault.Name, Is.EqualTo("CreateDefaultServiceAuth"));
            Assert.That(patchable.IdOf(new ServiceAuth { ServiceAuthId = 5 }), Is.EqualTo(5));
        }
    }

    [TestCase(typeof(IAgentWithoutGet))]
    [TestCase(typeof(IAgentWithoutDefault))]
    [TestCase(typeof(IAgentThatGetsByName))]
    public void An_entity_without_these_operations_cannot_be_patched(Type agent)
    {
        var save = Save(agent);

        Assert.That(save.SavedEntity, Is.Not.Null);
        Assert.That(save.Patchable, Is.Null);
    }

    private static RestOperation Save(Type agent) =>
        new RestService(ContractDescription.Of(agent)).Find("SaveServiceAuth")!;
}
