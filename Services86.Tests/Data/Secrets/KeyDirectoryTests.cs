using System.Runtime.Versioning;
using System.Xml.Linq;
using Services86.Data.Secrets;
using Services86.Tests.Support;

namespace Services86.Tests.Data.Secrets;

internal sealed class KeyDirectoryTests : DatabaseFixture
{
    [TestCase("foreign", Description = "the keys of another installation, which are too old to encrypt")]
    [TestCase("broken", Description = "a file that is no key")]
    [TestCase("empty", Description = "a file with the name of a key, and without one")]
    public async Task A_start_with_a_wrong_key_directory_writes_nothing_into_it(string kind)
    {
        await Process.DisposeAsync();
        using var elsewhere = new TemporaryDirectory();
        var keys = elsewhere.Combine("keys");
        await FillAsync(kind, elsewhere, keys);
        var before = Files(keys);
        await using var mistaken = new DataProcess(DatabasePath, keys, TimeProvider.System);

        Assert.That(
            () => mistaken.Database.PrepareAsync(Cancellation),
            Throws.TypeOf<DataKeyUnreadableException>().With.Message.Contains("Nothing was changed"));
        Assert.That(Files(keys), Is.EqualTo(before));
    }

    [Test]
    public async Task A_start_with_keys_that_are_too_old_to_encrypt_opens_the_data_keys_and_adds_none()
    {
        await Process.DisposeAsync();
        Age(KeysDirectory);
        var before = Files(KeysDirectory);
        await using var restarted = StartProcess();

        await restarted.Database.PrepareAsync(Cancellation);

        Assert.That(restarted.Get<DataKeyRing>().Ids, Is.EqualTo((int[])[1]));
        Assert.That(Files(KeysDirectory), Is.EqualTo(before));
    }

    [Test]
    [Platform(Exclude = "Win")]
    [UnsupportedOSPlatform("windows")]
    public void Key_files_are_accessible_to_their_owner_only() => Assert.That(
        Directory.GetFiles(KeysDirectory).Select(File.GetUnixFileMode),
        Is.Not.Empty.And.All.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));

    private static async Task FillAsync(string kind, TemporaryDirectory elsewhere, string keys)
    {
        if (kind == "foreign")
        {
            await using (var other = new DataProcess(elsewhere.Combine("other.db"), keys, TimeProvider.System))
            {
                await other.Database.PrepareAsync(Cancellation);
            }

            Age(keys);
            return;
        }

        Directory.CreateDirectory(keys);
        var path = Path.Combine(keys, $"key-{Guid.NewGuid()}.xml");
        await File.WriteAllTextAsync(path, kind == "broken" ? "<key" : "<repository/>", Cancellation);
    }

    // Data Protection replaces a key after 90 days.
    private static void Age(string keys)
    {
        foreach (var file in Directory.GetFiles(keys))
        {
            var key = XElement.Load(file);
            key.SetElementValue("creationDate", "2020-01-01T00:00:00Z");
            key.SetElementValue("activationDate", "2020-01-01T00:00:00Z");
            key.SetElementValue("expirationDate", "2020-03-31T00:00:00Z");
            key.Save(file);
        }
    }

    private static Dictionary<string, string> Files(string directory) =>
        Directory.GetFiles(directory).ToDictionary(file => file, File.ReadAllText);
}
