using Microsoft.Extensions.Logging;
using Services86.Agents.Calls;

namespace Services86.Agents.Login;

/// <summary>Records who changed which credentials, for the owner of the server.</summary>
internal sealed class SecurityEvents(ILogger<SecurityEvents> logger)
{
    /// <summary>Records that a caller changed a password.</summary>
    public void AddPasswordChanged(Caller caller, int associateId) =>
        SecurityLog.PasswordChanged(logger, associateId, caller.AssociateId);

    /// <summary>Records that a caller saved a credential.</summary>
    public void AddCredentialSaved(Caller caller, int associateId, string credentialType) =>
        SecurityLog.CredentialSaved(logger, associateId, credentialType, caller.AssociateId);

    /// <summary>Records that a caller deleted a credential.</summary>
    public void AddCredentialDeleted(Caller caller, int associateId, string credentialType) =>
        SecurityLog.CredentialDeleted(logger, associateId, credentialType, caller.AssociateId);
}
