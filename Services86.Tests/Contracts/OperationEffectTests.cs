using Services86.Description;

namespace Services86.Tests.Contracts;

internal sealed class OperationEffectTests
{
    private static readonly Type[] Agents = [typeof(ISoPrincipalAgent), typeof(IUserAgent), typeof(IEMailAgent)];

    // The list decides which calls are logged. A new operation that is not listed reads.
    [Test]
    public void Exactly_these_operations_change_data()
    {
        var changing =
            from agent in Agents
            from operation in ContractDescription.Of(agent, ServicesVersion.Rest).Operations
            where operation.ChangesData
            select operation.Name;

        Assert.That(changing, Is.EquivalentTo((string[])
        [
            "AuthenticateImplicit",
            "AuthenticateUsernamePassword",
            "AuthenticateGeneric",
            "AuthenticateWithAccessToken",
            "SaveServiceAuth",
            "DeleteServiceAuth",
            "SaveUser",
            "DeleteUser",
            "SaveCredential",
            "DeleteCredential",
            "SaveUntrustedCredentials",
            "SaveUntrustedCredentialsForAssociate",
            "RemoveUntrustedCredentials",
            "RemoveUntrustedCredentialsForAssociate",
            "ChangePassword",
            "SetPasswordFromName",
            "SetPassword",
            "ChangeOwnPassword",
            "ChangePasswordFromName",
            "SetGeneratedPassword",
            "MakeRetired",
            "GetAccessToken",
            "SaveEMailAccount",
            "DeleteEMailAccount",
            "SyncEmailAccount",
            "SyncEmailAccounts",
        ]));
    }
}
