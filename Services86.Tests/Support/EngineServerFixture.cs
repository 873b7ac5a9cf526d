using Services86.Data;

namespace Services86.Tests.Support;

/// <summary>Runs the tests of a class with a server on each database engine.</summary>
/// <param name="provider">The database engine.</param>
[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
internal abstract class EngineServerFixture(DatabaseProvider provider) : ServerFixture(provider);
