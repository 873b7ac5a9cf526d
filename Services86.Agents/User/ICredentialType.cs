using Services86.Agents.Refusals;
using Services86.Data.Associates;

namespace Services86.Agents.User;

/// <summary>A type of credential that associates can have; another type is another registered implementation.</summary>
internal interface ICredentialType
{
    /// <summary>The name of the type, for programs; it is stored with each credential.</summary>
    string Name { get; }

    /// <summary>Whether a client can get a saved value, and so sends it again when it saves what it got.</summary>
    bool IsReadable { get; }

    /// <summary>Describes the type to clients, in a carrier of its own each time.</summary>
    CredentialType Describe();

    /// <summary>Whether users of a kind can have such a credential.</summary>
    bool IsFor(UserType userType);

    /// <summary>Checks a credential that a client sent, and gives what is stored of it.</summary>
    /// <exception cref="SoInvalidArgumentException">It cannot be a credential of this type.</exception>
    StoredCredential Accept(Credential credential);
}
