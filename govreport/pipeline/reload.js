/* Only in a preview: waits until the site has been made anew, and loads the page again. */
(function () {
const seen = document.currentScript.src.split("?")[1];
const later = () => setTimeout(wait, 1000);
function wait() {
  if (document.hidden) { later(); return; } // a browser keeps few connections: none for a page that nobody looks at
  fetch("/-preview/made?" + seen)
    .then((answer) => answer.text())
    .then((made) => (made === seen ? wait() : location.reload()))
    .catch(later);
}
wait();
})();
