using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Services86.Data.Secrets;

/// <summary>Reads the keys of a repository, and stores new keys in memory only.</summary>
/// <remarks>
/// Data Protection adds a key when it decrypts, if no key is young enough to encrypt: without a place for the key, it
/// does not decrypt.
/// </remarks>
internal sealed class ReadOnlyXmlRepository(IXmlRepository repository) : IXmlRepository
{
    private readonly List<XElement> _added = [];

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements() => [.. repository.GetAllElements(), .. _added];

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName) => _added.Add(element);
}
