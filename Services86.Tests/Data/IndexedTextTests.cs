using Services86.Data.Applications;
using Services86.Data.Associates;
using Services86.Data.Refusals;
using Services86.Data.Storage;
using Services86.Data.Untrusted;
using Services86.Tests.Support;

namespace Services86.Tests.Data;

/// <summary>The texts that identify records, with each database engine.</summary>
internal sealed class IndexedTextTests(TestEngine engine) : EngineFixture(engine)
{
    private static readonly string[] Kinds = ["associate", "application", "e-mail address", "credential", "untrusted"];

    private int _owner;

    [SetUp]
    public async Task AddOwner() => _owner = await AddAssociateAsync();

    [Test]
    public async Task A_text_of_the_largest_size_is_stored([ValueSource(nameof(Kinds))] string kind) =>
        await SaveAsync(kind, Text(IndexedText.MaxBytes));

    [Test]
    public void A_longer_text_is_refused([ValueSource(nameof(Kinds))] string kind) => Assert.That(
        () => SaveAsync(kind, Text(IndexedText.MaxBytes + 1)),
        Throws.TypeOf<TextRefusedException>().With.Message.Contains("expected at most 2500 bytes as UTF-8, found"));

    [Test]
    public void A_text_that_is_longer_in_its_key_is_refused() => Assert.That(
        () => SaveAsync("associate", new string('\uFDFA', 255)),
        Throws.TypeOf<TextRefusedException>().With.Message.Contains("The name is too long"));

    // Random, so that an index does not compress it.
    private static string Text(int length) => string.Create(length, length, (text, seed) =>
    {
        var random = new Random(seed);
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = (char)random.Next('!', '~');
        }
    });

    private Task SaveAsync(string kind, string text) => kind switch
    {
        "associate" => AddAssociateAsync(text),
        "application" => Process.Get<ApplicationRepository>().AddAsync(text, Some.Hash(), [], Cancellation),
        "e-mail address" => EMailAccounts.SaveAsync(Some.EMailAccount(_owner, text), Cancellation),
        "credential" => Credentials.SaveAsync(_owner, UniqueOf(text), keptTicket: null, Cancellation),
        _ => Process.Get<UntrustedCredentialsRepository>().SaveAsync(
            _owner, text[..1000], new UntrustedCredentials { PublicValue = text[1000..] }, Cancellation),
    };

    private static StoredCredential UniqueOf(string value) =>
        new() { Type = "ActiveDirectory", Value = value, DisplayValue = "", IsUnique = true };
}
