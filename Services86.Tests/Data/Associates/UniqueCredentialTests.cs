using Services86.Data.Associates;
using Services86.Tests.Support;

namespace Services86.Tests.Data.Associates;

internal sealed class UniqueCredentialTests(TestEngine engine) : EngineFixture(engine)
{
    private const string Type = "ActiveDirectory";
    private const string Sid = "S-1-5-21-3623811015-1013";

    private int _anna;
    private int _bert;

    [SetUp]
    public async Task AddAssociates()
    {
        _anna = await AddAssociateAsync("anna");
        _bert = await AddAssociateAsync("bert");
    }

    [TestCase(Sid)]
    [TestCase("s-1-5-21-3623811015-1013")]
    [TestCase("  S-1-5-21-3623811015-1013\t")]
    [TestCase("Ｓ-1-5-21-3623811015-1013", Description = "a full-width S")]
    public async Task Value_of_another_associate_is_refused(string value)
    {
        await SaveAsync(_anna, Sid);

        Assert.That(() => SaveAsync(_bert, value), Throws.TypeOf<CredentialTakenException>());
        Assert.That(await Credentials.ListOfAsync(_bert, Cancellation), Is.Empty);
    }

    [Test]
    public async Task Value_that_another_associate_gave_up_is_free()
    {
        await SaveAsync(_anna, Sid);
        await SaveAsync(_anna, "S-1-5-21-1");
        await SaveAsync(_bert, Sid);
        await Credentials.DeleteAsync(_bert, Type, keptTicket: null, Cancellation);

        Assert.That(await SaveAsync(_anna, Sid), Is.True);
    }

    [Test]
    public async Task Own_value_is_saved_again()
    {
        await SaveAsync(_anna, Sid);

        Assert.That(await SaveAsync(_anna, Sid.ToLowerInvariant()), Is.True);
    }

    [Test]
    public async Task Whole_associate_with_the_value_of_another_is_not_stored()
    {
        await SaveAsync(_anna, Sid);
        var change = new AssociateChange
        {
            Name = "carl",
            Role = null,
            Rank = 0,
            Tooltip = "",
            Retired = false,
            Credentials = [Of(Sid)],
        };

        Assert.That(() => Associates.InsertAsync(change, Cancellation), Throws.TypeOf<CredentialTakenException>());
        Assert.That(
            () => Associates.UpdateAsync(_bert, change, keptTicket: null, Cancellation),
            Throws.TypeOf<CredentialTakenException>());
        Assert.That(await Associates.FindByNameAsync("carl", Cancellation), Is.Null);
    }

    [Test]
    public async Task Of_several_associates_who_save_one_value_at_once_one_gets_it()
    {
        await using var other = StartProcess();
        await other.Database.PrepareAsync(Cancellation);
        var ids = new List<int>();
        for (var i = 0; i < 8; i++)
        {
            ids.Add(await AddAssociateAsync($"racer {i}"));
        }

        var saved = await Task.WhenAll(Race.Start(8, async n =>
        {
            var credentials = n % 2 == 0 ? Credentials : other.Get<CredentialRepository>();
            try
            {
                return await credentials.SaveAsync(ids[n], Of(Sid), keptTicket: null, Cancellation);
            }
            catch (CredentialTakenException)
            {
                return false;
            }
        }));

        Assert.That(saved.Count(isSaved => isSaved), Is.EqualTo(1));
        Assert.That(await Process.QueryAsync<int>("SELECT COUNT(*) FROM credential"), Is.EqualTo(1));
    }

    [Test]
    public async Task Index_refuses_a_second_row_of_a_key()
    {
        await SaveAsync(_anna, Sid);

        Assert.That(
            () => Process.ExecuteAsync(
                "INSERT INTO credential SELECT @_bert, type, value, display_value, value_key FROM credential",
                new { _bert }),
            ThrowsDatabaseError);
    }

    private Task<bool> SaveAsync(int associateId, string value) =>
        Credentials.SaveAsync(associateId, Of(value), keptTicket: null, Cancellation);

    private static StoredCredential Of(string value) =>
        new() { Type = Type, Value = value, DisplayValue = "shown", IsUnique = true };
}
