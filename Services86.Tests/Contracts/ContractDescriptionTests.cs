using System.ServiceModel;
using Services86.Description;

namespace Services86.Tests.Contracts;

internal sealed class ContractDescriptionTests
{
    private const string Ns = ServicesVersion.BaseXmlNamespace;

    private static readonly ContractDescription User = ContractDescription.Of(typeof(IUserAgent));
    private static readonly ContractDescription SoPrincipal = ContractDescription.Of(typeof(ISoPrincipalAgent));

    [ServiceContract]
    private interface IBareAgent
    {
        [OperationContract]
        Task<int> AddAsync(int first, int second);

        [OperationContract(Name = "Other", Action = "urn:in", ReplyAction = "urn:out")]
        Task Named();

        Task NotAnOperationAsync();
    }

    [ServiceContract]
    private interface IAgentWithPlainMethod
    {
        [OperationContract]
        int Add(int first, int second);
    }

    [ServiceContract]
    private interface IAgentWithValueTask
    {
        [OperationContract]
        ValueTask<int> AddAsync(int first, int second);
    }

    [ServiceContract]
    private interface IAgentOfManyVersions
    {
        [OperationContract, IntroducedIn(87)]
        Task LaterAsync();

        [OperationContract]
        Task AlwaysAsync();

        [OperationContract, IntroducedIn(86)]
        Task NowAsync();
    }

    [ServiceContract, MessageHeaders(typeof(GrownHeaders), typeof(GrownHeaders))]
    private interface IAgentWithGrownMessages
    {
        [OperationContract]
        Task<GrownBody> EchoAsync(GrownBody body);
    }

    [Test]
    public void Operations_are_named_after_their_methods_without_Async_in_declaration_order()
    {
        Assert.That(
            SoPrincipal.Operations.Select(operation => operation.Name),
            Is.EqualTo([
                "GetSystemInfo", "AuthenticateImplicit", "AuthenticateUsernamePassword", "AuthenticateGeneric",
                "AuthenticateWithAccessToken"
            ]));
    }

    [Test]
    public void The_default_version_is_86_with_the_operations_introduced_up_to_86()
    {
        var contract = ContractDescription.Of(typeof(IAgentOfManyVersions));

        Assert.That(contract.Version, Is.EqualTo(ServicesVersion.Services86));
        Assert.That(contract.Operations.Select(operation => operation.Name), Is.EqualTo(["Always", "Now"]));
    }

    [Test]
    public void REST_has_the_operations_of_every_version()
    {
        var contract = ContractDescription.Of(typeof(IAgentOfManyVersions), ServicesVersion.Rest);

        Assert.That(
            contract.Operations.Select(operation => (operation.Name, operation.IntroducedIn)),
            Is.EqualTo([("Later", 87), ("Always", 0), ("Now", 86)]));
    }

    [TestCase(85, "Always")]
    [TestCase(86, "Always", "Now")]
    [TestCase(88, "Later", "Always", "Now")]
    public void A_version_has_the_operations_introduced_in_it_or_earlier(int number, params string[] expected)
    {
        var contract = ContractDescription.Of(typeof(IAgentOfManyVersions), Version(number));

        Assert.That(contract.Operations.Select(operation => operation.Name), Is.EqualTo(expected));
    }

    [Test]
    public void A_contract_has_one_cached_description_for_each_version()
    {
        var contract = ContractDescription.Of(typeof(IUserAgent), ServicesVersion.Services85);

        Assert.That(ContractDescription.Of(typeof(IUserAgent), Version(85)), Is.SameAs(contract));
        Assert.That(ContractDescription.Of(typeof(IUserAgent)), Is.SameAs(User).And.Not.SameAs(contract));
    }

    [Test]
    public void Namespaces_and_actions_contain_the_version()
    {
        var contract = ContractDescription.Of(typeof(IUserAgent), ServicesVersion.Services84);

        var save = OperationOf(contract, "SaveServiceAuth");
        var xmlNamespace = "http://www.superoffice.net/ws/crm/NetServer/Services84";
        Assert.That(contract.XmlNamespace, Is.EqualTo(xmlNamespace));
        Assert.That(save.Action, Is.EqualTo(xmlNamespace + "/User/SaveServiceAuth"));
        Assert.That(
            contract.RequestHeaders.Concat(save.Request.Parts)
                .Select(part => (part.XmlNamespace, part.Type.XmlNamespace)),
            Is.EqualTo([
                (xmlNamespace, ContractNamespaces.XmlSchema),
                (xmlNamespace, xmlNamespace),
                (xmlNamespace, xmlNamespace),
                (xmlNamespace, xmlNamespace),
            ]));
        Assert.That(
            ContractDescription.Of(typeof(IBareAgent), ServicesVersion.Services84).XmlNamespace,
            Is.EqualTo("http://tempuri.org/"));
    }

    [Test]
    public void An_action_consists_of_namespace_contract_and_operation()
    {
        var save = OperationOf(User, "SaveServiceAuth");

        Assert.That(save.Action, Is.EqualTo(Ns + "/User/SaveServiceAuth"));
        Assert.That(save.ReplyAction, Is.EqualTo(Ns + "/User/SaveServiceAuthResponse"));
    }

    [Test]
    public void Messages_and_wrappers_of_a_method_without_message_contracts_are_named_after_it()
    {
        var save = OperationOf(User, "SaveServiceAuth");

        Assert.That(
            (save.Request.Name, save.Request.WrapperName),
            Is.EqualTo(("SaveServiceAuthRequest", "SaveServiceAuth")));
        Assert.That(
            (save.Reply.Name, save.Reply.WrapperName),
            Is.EqualTo(("SaveServiceAuthResponse", "SaveServiceAuthResponse")));
        Assert.That(save.Request.XmlNamespace, Is.EqualTo(Ns));
        Assert.That(NamesOf(save.Request.Parts), Is.EqualTo(["ServiceAuth"]));
        Assert.That(NamesOf(save.Reply.Parts), Is.EqualTo(["Response"]));
        Assert.That(save.Request.Parts[0].ClrType, Is.EqualTo(typeof(ServiceAuth)));
    }

    [Test]
    public void A_method_without_a_result_has_an_empty_reply()
    {
        Assert.That(OperationOf(User, "DeleteServiceAuth").Reply.Parts, Is.Empty);
    }

    [Test]
    public void A_message_contract_sets_the_message_name_and_the_wrapper_name()
    {
        var login = OperationOf(SoPrincipal, "AuthenticateUsernamePassword");

        Assert.That(login.Request.Name, Is.EqualTo("AuthenticateUsernamePasswordRequest"));
        Assert.That(login.Request.WrapperName, Is.EqualTo("AuthenticateUsernamePassword"));
        Assert.That(NamesOf(login.Request.Parts), Is.EqualTo(["UserName", "Password"]));
        Assert.That(login.Reply.Name, Is.EqualTo("AuthenticateResponse"));
        Assert.That(login.Reply.WrapperName, Is.EqualTo("AuthenticateResponse"));
        Assert.That(NamesOf(login.Reply.Parts), Is.EqualTo(["Response", "Credentials", "AuthenticationSucceeded"]));
        Assert.That(OperationOf(SoPrincipal, "AuthenticateImplicit").Request.Parts, Is.Empty);
    }

    [Test]
    public void Headers_are_sorted_by_name()
    {
        Assert.That(NamesOf(User.RequestHeaders), Is.EqualTo(["ApplicationToken", "Credentials", "TimeZone"]));
        Assert.That(NamesOf(SoPrincipal.RequestHeaders), Is.EqualTo(["ApplicationToken"]));
        Assert.That(NamesOf(User.ReplyHeaders), Is.EqualTo(["ExceptionInfo", "ExtraInfo", "Succeeded", "TimeZone"]));
        Assert.That(User.RequestHeadersType, Is.EqualTo(typeof(SessionRequestHeaders)));
    }

    [Test]
    public void A_contract_without_explicit_names_has_the_defaults_of_WCF()
    {
        var contract = ContractDescription.Of(typeof(IBareAgent));

        var add = OperationOf(contract, "Add");
        Assert.That(contract.Name, Is.EqualTo("IBareAgent"));
        Assert.That(contract.XmlNamespace, Is.EqualTo("http://tempuri.org/"));
        Assert.That(contract.RequestHeaders, Is.Empty);
        Assert.That(contract.RequestHeadersType, Is.Null);
        Assert.That(contract.Operations.Select(operation => operation.Name), Is.EqualTo(["Add", "Other"]));
        Assert.That(NamesOf(add.Request.Parts), Is.EqualTo(["first", "second"]));
        Assert.That(NamesOf(add.Reply.Parts), Is.EqualTo(["AddResult"]));
    }

    [Test]
    public void An_operation_can_set_its_name_and_actions()
    {
        var other = OperationOf(ContractDescription.Of(typeof(IBareAgent)), "Other");

        Assert.That((other.Action, other.ReplyAction), Is.EqualTo(("urn:in", "urn:out")));
        Assert.That(other.Request.WrapperName, Is.EqualTo("Other"));
    }

    [Test]
    public void A_type_without_ServiceContract_is_not_supported()
    {
        Assert.That(
            () => ContractDescription.Of(typeof(IDisposable)),
            Throws.TypeOf<NotSupportedException>().With.Message.EqualTo(
                "System.IDisposable is no service contract: expected an interface with [ServiceContract]. "
                + "Mark it so."));
    }

    [TestCase(typeof(IAgentWithPlainMethod), "Add gives System.Int32")]
    [TestCase(typeof(IAgentWithValueTask), "AddAsync gives System.Threading.Tasks.ValueTask`1[System.Int32]")]
    public void A_method_that_does_not_return_a_Task_is_not_supported(Type agent, string found)
    {
        Assert.That(
            () => ContractDescription.Of(agent),
            Throws.TypeOf<NotSupportedException>().With.Message.EqualTo(
                $"{agent}.{found}: expected Task or Task<T>. Make it asynchronous."));
    }

    [TestCase(86, "First")]
    [TestCase(87, "First", "Second")]
    public void A_message_contract_has_the_parts_of_its_version(int number, params string[] expected)
    {
        var contract = ContractDescription.Of(typeof(IAgentWithGrownMessages), Version(number));

        Assert.That(NamesOf(contract.RequestHeaders), Is.EqualTo(expected));
        Assert.That(NamesOf(OperationOf(contract, "Echo").Request.Parts), Is.EqualTo(expected));
    }

    private static ServicesVersion Version(int number) =>
        ServicesVersion.Known.Single(version => version.Number == number);

    private static OperationDescription OperationOf(ContractDescription contract, string name) =>
        contract.Operations.Single(operation => operation.Name == name);

    private static IEnumerable<string> NamesOf(IEnumerable<MessagePartDescription> parts) =>
        parts.Select(part => part.Name);

    [MessageContract]
    private sealed class GrownHeaders
    {
        [MessageHeader]
        public string? First { get; set; }

        [MessageHeader, IntroducedIn(87)]
        public string? Second { get; set; }
    }

    [MessageContract]
    private sealed class GrownBody
    {
        [MessageBodyMember]
        public string? First { get; set; }

        [MessageBodyMember, IntroducedIn(87)]
        public string? Second { get; set; }
    }
}
