#include <git2.h>
#include <git2/sys/mempack.h>
#include <git2/sys/odb_backend.h>
#include <git2/sys/repository.h>

// git_libgit2_opts takes variable arguments, which Swift cannot call: one small function for each option that is used.

/// Lets repositories open that use extensions which change nothing for who only reads: what a partial clone lacks is said when it is
/// needed, and the configuration of a single work tree holds settings of commands that are not used here.
static inline int tieline_git_allow_harmless_extensions(void) {
    const char *names[] = {"partialclone", "preciousobjects", "worktreeconfig", "relativeworktrees"};
    return git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, names, sizeof(names) / sizeof(names[0]));
}

/// Sets where configuration of a level (system, XDG, global, program data) is searched.
static inline int tieline_git_set_search_path(git_config_level_t level, const char *path) {
    return git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, path);
}

/// Says where configuration of a level is searched: folders with `:` between them. The buffer is the caller's to dispose of.
static inline int tieline_git_get_search_path(git_config_level_t level, git_buf *path) {
    return git_libgit2_opts(GIT_OPT_GET_SEARCH_PATH, level, path);
}
