using System.Security.Cryptography;
using System.Text;
using Services86.Data.Secrets;
using Services86.Data.Untrusted;
using Services86.Tests.Support;

namespace Services86.Tests.Data.Secrets;

/// <summary>A secret is bound to the owner of its row; the format of older programs is read, and replaced.</summary>
internal sealed class OwnerBindingTests(TestEngine engine) : EngineFixture(engine)
{
    private UntrustedCredentialsRepository Untrusted => Process.Get<UntrustedCredentialsRepository>();

    [Test]
    public async Task A_login_that_was_given_to_another_owner_does_not_open()
    {
        var anna = await AddAssociateAsync("anna");
        var bert = await AddAssociateAsync("bert");
        var id = await ServiceAuths.InsertAsync(anna, Some.ServiceAuth("of anna"), Cancellation);

        await Process.ExecuteAsync("UPDATE service_auth SET associate_id = @bert", new { bert });

        Assert.That(() => ServiceAuths.GetAsync(id, Cancellation), Throws.TypeOf<SecretUnreadableException>());
    }

    [Test]
    public async Task Untrusted_credentials_that_were_given_to_another_owner_do_not_open()
    {
        var anna = await AddAssociateAsync("anna");
        var bert = await AddAssociateAsync("bert");
        await SaveUntrustedAsync(anna, "of anna");

        await Process.ExecuteAsync("UPDATE untrusted_credentials SET associate_id = @bert", new { bert });

        Assert.That(
            () => Untrusted.GetAsync(bert, "type", Cancellation), Throws.TypeOf<SecretUnreadableException>());
    }

    [Test]
    public async Task A_secret_of_the_old_format_opens_and_gets_the_new_one_when_it_is_saved()
    {
        var anna = await AddAssociateAsync("anna");
        var login = Some.ServiceAuth("old");
        login.ServiceAuthId = await ServiceAuths.InsertAsync(anna, login, Cancellation);
        await StoreOldFormatAsync("service_auth", "password", login.ServiceAuthId, "old");

        var stored = await ServiceAuths.GetAsync(login.ServiceAuthId, Cancellation);
        await ServiceAuths.UpdateAsync(login, Cancellation);

        Assert.That(stored?.ServiceAuth.Password, Is.EqualTo("old"));
        Assert.That(await FormatAsync("SELECT password FROM service_auth"), Is.EqualTo(2));
    }

    [Test]
    public async Task Untrusted_credentials_get_the_new_format_when_they_are_saved_with_the_stored_secret()
    {
        var anna = await AddAssociateAsync("anna");
        await SaveUntrustedAsync(anna, "old");
        await StoreOldFormatAsync("untrusted_credentials", "secret", 1, "old");

        await SaveUntrustedAsync(anna, secret: null);

        Assert.That(await FormatAsync("SELECT secret FROM untrusted_credentials"), Is.EqualTo(2));
        Assert.That((await Untrusted.GetAsync(anna, "type", Cancellation))[0].SecretValue, Is.EqualTo("old"));
    }

    [Test]
    public async Task The_new_format_cannot_be_relabelled_as_the_old_one()
    {
        var anna = await AddAssociateAsync("anna");
        var id = await ServiceAuths.InsertAsync(anna, Some.ServiceAuth("of anna"), Cancellation);

        await Process.ExecuteAsync(Sql(
            "UPDATE service_auth SET password = CAST(x'01' || substr(password, 2) AS BLOB)",
            @"UPDATE service_auth SET password = '\x01'::bytea || substr(password, 2)"));

        Assert.That(() => ServiceAuths.GetAsync(id, Cancellation), Throws.TypeOf<SecretUnreadableException>());
    }

    [Test]
    public async Task Every_blob_is_a_hash_a_key_or_a_column_of_secrets()
    {
        var blobs = await Process.QueryAsync<string>(Sql(
            """
            SELECT group_concat(m.name || '.' || c.name)
            FROM sqlite_schema m, pragma_table_info(m.name) c
            WHERE m.type = 'table' AND c.type = 'BLOB'
            """,
            """
            SELECT string_agg(table_name || '.' || column_name, ',')
            FROM information_schema.columns
            WHERE table_schema = 'public' AND data_type = 'bytea'
            """));

        Assert.That(blobs.Split(','), Is.EquivalentTo((string[])
        [
            "ticket.ticket_hash",
            "application.token_hash",
            "data_key.protected_key",
            "login_failure.failure_key",
            .. SecretColumn.All.Select(column => $"{column.Table}.{column.Column}"),
        ]));
    }

    [Test]
    public async Task An_account_keeps_the_passwords_of_logins_of_another_owner()
    {
        var anna = await AddAssociateAsync("anna");
        var bert = await AddAssociateAsync("bert");
        var login = Some.ServiceAuth("of bert");
        login.ServiceAuthId = await ServiceAuths.InsertAsync(bert, login, Cancellation);
        login.Password = "changed";

        var id = await EMailAccounts.SaveAsync(
            new EMailAccount { EMailAddress = "a@example.com", AssociateId = anna, IncomingCredentials = login },
            Cancellation);

        var account = await EMailAccounts.GetAsync(id, Cancellation);
        Assert.That(account?.IncomingCredentials?.Password, Is.EqualTo("changed"));
    }

    private Task SaveUntrustedAsync(int owner, string? secret) => Untrusted.SaveAsync(
        owner, "type", new UntrustedCredentials { PublicValue = "public", SecretValue = secret }, Cancellation);

    private async Task<byte> FormatAsync(string sql) => (await Process.QueryAsync<byte[]>(sql))[0];

    // The format of version 1: its associated data are version, key id, table, column and row.
    private async Task StoreOldFormatAsync(string table, string column, int id, string secret)
    {
        byte[] header = [1, 0, 0, 0, 1];
        var nonce = RandomNumberGenerator.GetBytes(12);
        var text = Encoding.UTF8.GetBytes(secret);
        var (encrypted, tag) = (new byte[text.Length], new byte[16]);
        using var cipher = new AesGcm(Process.Get<DataKeyRing>().Newest.Bytes, tag.Length);
        byte[] associatedData = [.. header, .. Encoding.UTF8.GetBytes($"{table}\0{column}\0{id}")];
        cipher.Encrypt(nonce, text, encrypted, tag, associatedData);
        byte[] stored = [.. header, .. nonce, .. tag, .. encrypted];
        await Process.ExecuteAsync($"UPDATE {table} SET {column} = @stored", new { stored });
    }
}
