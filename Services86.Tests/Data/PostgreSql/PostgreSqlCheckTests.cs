using Services86.Data.Backups;
using Services86.Data.Checks;
using Services86.Tests.Support;

namespace Services86.Tests.Data.PostgreSql;

/// <summary>The commands of an administrator.</summary>
internal sealed class PostgreSqlCheckTests : PostgreSqlFixture
{
    [SetUp]
    public async Task AddRecords()
    {
        var owner = await AddAssociateAsync();
        await ServiceAuths.InsertAsync(owner, Some.ServiceAuth(), Cancellation);
    }

    [Test]
    public async Task Sound_database_has_no_problems()
    {
        var report = await Process.Get<DatabaseCheck>().RunAsync(Cancellation);

        Assert.That(report.Problems, Is.Empty);
        Assert.That(report.SecretCount, Is.EqualTo(1));
    }

    [TestCase(
        @"UPDATE service_auth SET password = '\x02'",
        "service_auth 1: password does not open: it was changed, or copied from another row or owner.")]
    [TestCase(
        "UPDATE associate SET name_key = 'OTHER'",
        "associate 1: name_key is not the key of the name, which is not found by it.")]
    [TestCase(
        "SELECT setval('service_auth_service_auth_id_seq', 5); UPDATE service_auth SET service_auth_id = 77",
        "service_auth 77: is above the sequence of ids, which is at 5: ids would be used again.",
        "service_auth 77: password does not open: it was changed, or copied from another row or owner.")]
    public async Task A_problem_is_one_line_with_its_place(string damage, params string[] problems)
    {
        await Process.ExecuteAsync(damage);

        var report = await Process.Get<DatabaseCheck>().RunAsync(Cancellation);

        Assert.That(report.Problems.Select(problem => problem.ToString()), Is.EquivalentTo(problems));
    }

    [Test]
    public void Backup_and_restore_name_the_programs_to_use()
    {
        Assert.That(
            () => Process.Get<DatabaseBackup>().WriteAsync("backup", Cancellation),
            Throws.TypeOf<BackupRefusedException>().With.Message.Contains("use pg_dump")
                .And.Message.Contains($"'{KeysDirectory}'"));
        Assert.That(
            () => Process.Get<DatabaseRestore>(),
            Throws.TypeOf<BackupRefusedException>().With.Message.Contains("use pg_restore"));
    }
}
