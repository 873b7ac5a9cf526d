using Services86.Description;
using Services86.Rest.Routing;

namespace Services86.Tests.Rest.Routing;

internal sealed class RestOperationTests
{
    [TestCase(typeof(IUserAgent), "CreateDefaultServiceAuth", nameof(RestParameters.None))]
    [TestCase(typeof(IUserAgent), "GetServiceAuth", nameof(RestParameters.Query))]
    [TestCase(typeof(IUserAgent), "DeleteServiceAuth", nameof(RestParameters.Query))]
    [TestCase(typeof(IUserAgent), "SaveServiceAuth", nameof(RestParameters.Body))]
    [TestCase(typeof(IUserAgent), "GetUserInfoList", nameof(RestParameters.Body))]
    [TestCase(typeof(IUserAgent), "CanChangePassword", nameof(RestParameters.Object))]
    [TestCase(typeof(IUserAgent), "GetUntrustedCredentials", nameof(RestParameters.Object))]
    [TestCase(typeof(IEMailAgent), "SyncEmailAccount", nameof(RestParameters.Object))]
    [TestCase(typeof(IEMailAgent), "SyncEmailAccounts", nameof(RestParameters.Object))]
    [TestCase(typeof(ISoPrincipalAgent), "AuthenticateUsernamePassword", nameof(RestParameters.Object))]
    [TestCase(typeof(ISoPrincipalAgent), "GetSystemInfo", nameof(RestParameters.None))]
    public void The_contract_determines_how_parameters_are_sent(Type agent, string operation, string expected) =>
        Assert.That(Find(agent, operation).Parameters.ToString(), Is.EqualTo(expected));

    [TestCase(typeof(IUserAgent), "GetUser", "userId")]
    [TestCase(typeof(IEMailAgent), "DeleteEMailAccount", "eMailAccountId")]
    public void The_name_of_an_id_in_the_query_starts_in_lower_case(Type agent, string operation, string expected) =>
        Assert.That(Find(agent, operation).QueryName, Is.EqualTo(expected));

    [Test]
    public void An_operation_is_found_in_any_case() =>
        Assert.That(
            Find(typeof(IUserAgent), "saveserviceauth").Path, Is.EqualTo("/api/v1/Agents/User/SaveServiceAuth"));

    [TestCase(typeof(IUserAgent), "SaveUntrustedCredentials", true, false)]
    [TestCase(typeof(IUserAgent), "GetServiceAuth", false, false)]
    [TestCase(typeof(ISoPrincipalAgent), "GetSystemInfo", false, false)]
    [TestCase(typeof(ISoPrincipalAgent), "AuthenticateGeneric", false, true)]
    public void The_contract_determines_how_the_result_is_sent(Type agent, string name, bool isVoid, bool hasSeveral)
    {
        var operation = Find(agent, name);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(operation.IsVoid, Is.EqualTo(isVoid));
            Assert.That(operation.HasSeveralResults, Is.EqualTo(hasSeveral));
        }
    }

    private static RestOperation Find(Type agent, string name) =>
        new RestService(ContractDescription.Of(agent)).Find(name)!;
}
