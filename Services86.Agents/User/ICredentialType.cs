using Services86.Agents.Calls;
using Services86.Agents.Refusals;
using Services86.Data.Associates;

namespace Services86.Agents.User;

/// <summary>A type of credential that users can have. Each registered implementation is one type.</summary>
internal interface ICredentialType
{
    /// <summary>Gets the name of the type, which is stored with each credential.</summary>
    string Name { get; }

    /// <summary>
    /// Gets whether clients can read a stored value; if so, they send the value back when they save a user.
    /// </summary>
    bool IsReadable { get; }

    /// <summary>Describes the type to clients, in a new carrier each time.</summary>
    CredentialType Describe();

    /// <summary>Gets whether users of a type can have such a credential.</summary>
    bool IsFor(UserType userType);

    /// <summary>Validates a credential in a request.</summary>
    /// <param name="call">The call.</param>
    /// <param name="credential">The credential.</param>
    /// <returns>The credential to store.</returns>
    /// <exception cref="SoInvalidArgumentException">The credential is not valid for this type.</exception>
    /// <exception cref="SoDbAccessException">Too many passwords wait to be hashed.</exception>
    Task<StoredCredential> AcceptAsync(AgentCall call, Credential credential);
}
