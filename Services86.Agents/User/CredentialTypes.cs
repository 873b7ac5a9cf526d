using Services86.Agents.Refusals;
using Services86.Data.Associates;

namespace Services86.Agents.User;

/// <summary>The types of credential that the server knows.</summary>
internal sealed class CredentialTypes(IEnumerable<ICredentialType> types)
{
    private readonly List<ICredentialType> _types = [.. types];

    /// <summary>All of them, in the order in which they were registered.</summary>
    public IReadOnlyList<ICredentialType> All => _types;

    /// <summary>The type of the login password.</summary>
    public ICredentialType Password => Require(StoredCredential.PasswordType);

    /// <summary>Gives the type of a credential that a client sent; the password, when it names none.</summary>
    /// <exception cref="SoInvalidArgumentException">There is no such type.</exception>
    /// <remarks>The vendor's sample of SaveCredential sends a type without a name.</remarks>
    public ICredentialType Of(Credential credential) =>
        string.IsNullOrEmpty(credential.Type?.Type) ? Password : Require(credential.Type.Type);

    /// <summary>Gives the type of a name, in any case.</summary>
    /// <exception cref="SoInvalidArgumentException">There is no such type.</exception>
    public ICredentialType Require(string? name) => Find(name) ?? throw new SoInvalidArgumentException(
        $"There is no credential type '{name}'; the types are {Names}.",
        $"This server does not know the credential type '{name}': use one of {Names}.");

    /// <summary>Gives a stored credential as clients see it.</summary>
    public Credential Read(StoredCredential stored) => new()
    {
        FieldProperties = [],
        Type = Find(stored.Type)?.Describe() ?? new CredentialType { FieldProperties = [], Type = stored.Type },
        Value = stored.Value,
        DisplayValue = stored.DisplayValue,
    };

    private string Names => string.Join(", ", _types.Select(type => type.Name));

    private ICredentialType? Find(string? name) =>
        _types.Find(type => type.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
